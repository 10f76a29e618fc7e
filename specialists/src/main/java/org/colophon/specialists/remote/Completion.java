package org.colophon.specialists.remote;

import java.util.OptionalDouble;
import org.colophon.datasets.model.Usage;

/**
 * What a language model wrote.
 *
 * @param model as the server names it; empty when it does not
 * @param probability geometric mean of the probabilities of its tokens, 0 to 1, where the server
 *     gave them
 */
record Completion(String text, String model, Usage usage, OptionalDouble probability) {}
