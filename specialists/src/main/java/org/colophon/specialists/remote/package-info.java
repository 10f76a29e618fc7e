/**
 * Specialists that other people's servers run, asked over HTTP: language models that see (chat
 * completions) and tensor models (Open Inference Protocol); and the router that asks a language
 * model. Secrets are named here, never kept.
 */
package org.colophon.specialists.remote;
