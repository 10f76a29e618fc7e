package org.colophon.specialists.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.colophon.specialists.bus.SpecialistException.Fault;

/** What the status of an answer means (RFC 9110, section 15; RFC 6585 for 429). */
final class Statuses {
  private static final Set<Integer> AGAIN = Set.of(429, 500, 502, 503, 504);
  private static final int MAX_SAID = 200;

  private Statuses() {}

  /** Whether the same request may be answered if it is sent once more now. */
  static boolean again(HttpReply reply) {
    return AGAIN.contains(reply.status()) && !spent(reply);
  }

  /** What is wrong with an answer, without the key, even where the server repeats it. */
  static Optional<CallFault> fault(HttpReply reply) {
    final int status = reply.status();
    if (status >= 200 && status < 300) {
      return Optional.empty();
    }
    if (status >= 300 && status < 400) {
      return some(
          Fault.NONSENSE,
          "answers %d, and redirects are not followed; give the final address".formatted(status));
    }
    return switch (status) {
      // What a server says about a key may hold a part of it.
      case 401, 403 -> some(Fault.CREDENTIALS, "answers %d: check the key".formatted(status));
      case 402 -> some(Fault.ALLOWANCE, said(reply, "the account is spent"));
      case 404 -> some(Fault.MODEL, said(reply, "check the address and the model's name"));
      case 413 -> some(Fault.UNSUITED, said(reply, "the region is too large"));
      case 429 ->
          spent(reply)
              ? some(Fault.ALLOWANCE, said(reply, "the quota is spent"))
              : some(Fault.BUSY, said(reply, "lower connections"));
      case 503 -> some(Fault.BUSY, said(reply, "it has too much to do"));
      case 502, 504 -> some(Fault.UNREACHABLE, said(reply, "nobody behind the gateway answers"));
      default ->
          status >= 500
              ? some(Fault.NONSENSE, said(reply, "see the server's log"))
              : some(Fault.UNSUITED, said(reply, "see the server's log"));
    };
  }

  /** The code by which hosted endpoints tell an empty account from too many requests. */
  private static boolean spent(HttpReply reply) {
    return reply.status() == 429
        && error(reply).map(e -> e.path("code").asText("")).orElse("").equals("insufficient_quota");
  }

  private static Optional<CallFault> some(Fault fault, String message) {
    return Optional.of(new CallFault(fault, message));
  }

  private static String said(HttpReply reply, String otherwise) {
    final String words =
        error(reply).map(e -> e.isTextual() ? e.asText() : e.path("message").asText("")).orElse("");
    // A piece of a key that the cut leaves at the end is too short to tell anything.
    final String start = words.substring(0, Math.min(MAX_SAID, words.length()));
    final String clean = reply.secrets().remove(start).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
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
