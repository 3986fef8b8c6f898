/** A server that speaks the OpenAI protocol, each reply after `process.argv[2]` milliseconds; prints its address. */

import { startOpenAiServer } from '../support/openai-server';

const { baseUrl, model, apiKey } = await startOpenAiServer({ latencyMs: Number(process.argv[2]) });
console.log(JSON.stringify({ baseUrl, model, apiKey }));
