package org.colophon.specialists.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.bus.http.Secrets;

/** What the status of an answer means (RFC 9110, section 15; RFC 6585 for 429). */
final class Statuses {
  private static final Set<Integer> AGAIN = Set.of(429, 500, 502, 503, 504);
  private static final int MAX_SAID = 200;

  private Statuses() {}

  /** Whether the same request may be answered if it is sent once more now. */
  static boolean again(HttpReply reply) {
    return AGAIN.contains(reply.status()) && !spent(reply);
  }

  /**
   * What is wrong with an answer.
   *
   * @param secrets are kept out of the message, even where the server repeats them
   */
  static Optional<CallFault> fault(HttpReply reply, Secrets secrets) {
    final int status = reply.status();
    if (status >= 200 && status < 300) {
      return Optional.empty();
    }
    if (status >= 300 && status < 400) {
      return some(
          Fault.NONSENSE,
          "answers %d, and redirects are not followed; give the final address".formatted(status),
          false);
    }
    return switch (status) {
      // What a server says about a key may hold a part of it.
      case 401, 403 ->
          some(Fault.CREDENTIALS, "answers %d: check the key".formatted(status), false);
      case 402 -> some(Fault.ALLOWANCE, said(reply, secrets, "the account is spent"), false);
      case 404 ->
          some(Fault.MODEL, said(reply, secrets, "check the address and the model's name"), false);
      case 413 -> some(Fault.UNSUITED, said(reply, secrets, "the region is too large"), false);
      case 429 ->
          spent(reply)
              ? some(Fault.ALLOWANCE, said(reply, secrets, "the quota is spent"), false)
              : some(Fault.BUSY, said(reply, secrets, "lower connections"), true);
      case 503 -> some(Fault.BUSY, said(reply, secrets, "it has too much to do"), true);
      case 502, 504 ->
          some(Fault.UNREACHABLE, said(reply, secrets, "nobody behind the gateway answers"), true);
      default ->
          status >= 500
              ? some(Fault.NONSENSE, said(reply, secrets, "see the server's log"), true)
              : some(Fault.UNSUITED, said(reply, secrets, "see the server's log"), false);
    };
  }

  /** The code by which hosted endpoints tell an empty account from too many requests. */
  private static boolean spent(HttpReply reply) {
    return reply.status() == 429
        && error(reply).map(e -> e.path("code").asText("")).orElse("").equals("insufficient_quota");
  }

  private static Optional<CallFault> some(Fault fault, String message, boolean retryable) {
    return Optional.of(new CallFault(fault, message, retryable));
  }

  private static String said(HttpReply reply, Secrets secrets, String otherwise) {
    final String words =
        error(reply).map(e -> e.isTextual() ? e.asText() : e.path("message").asText("")).orElse("");
    // A piece of a key that the cut leaves at the end is too short to tell anything.
    final String start = words.substring(0, Math.min(MAX_SAID, words.length()));
    final String clean = secrets.remove(start).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return "answers %d%s; %s"
        .formatted(reply.status(), clean.isEmpty() ? "" : " (" + clean + ")", otherwise);
  }

  /** The member {@code error}: an object of chat completions, a text of the inference protocol. */
  private static Optional<JsonNode> error(HttpReply reply) {
    try {
      return reply.isJson()
          ? Optional.of(StrictJson.parse(reply.body()).path("error"))
          : Optional.empty();
    } catch (StrictJson.Malformed e) {
      return Optional.empty();
    }
  }
}
