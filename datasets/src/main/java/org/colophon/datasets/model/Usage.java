package org.colophon.datasets.model;

/**
 * What an answer used up beyond time on this machine.
 *
 * @param inputTokens of a language model
 * @param outputTokens of a language model
 * @param money in the currency in which the specialist's prices are given
 */
public record Usage(long inputTokens, long outputTokens, double money) {
  public static final Usage NONE = new Usage(0, 0, 0);

  public Usage plus(Usage other) {
    return new Usage(
        inputTokens + other.inputTokens, outputTokens + other.outputTokens, money + other.money);
  }
}
