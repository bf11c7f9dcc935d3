export const commitmentEn = {} as const;
