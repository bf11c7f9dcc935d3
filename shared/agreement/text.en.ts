export const agreementEn = {
} as const;
