export const relationshipEn = {
} as const;
