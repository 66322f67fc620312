// placeholder
export const filesBench = async () => [];
