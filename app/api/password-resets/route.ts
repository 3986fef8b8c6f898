import { resetPasswordSchema } from '@/lib/api/account-contract';
import { openRoute, readJson } from '@/lib/api/route';
import { signedInReply } from '@/lib/api/session-reply';
import { resetPassword } from '@/lib/services/reset-password';

export const POST = openRoute(async (request) =>
  signedInReply(await resetPassword(await readJson(request, resetPasswordSchema), request.headers)),
);
