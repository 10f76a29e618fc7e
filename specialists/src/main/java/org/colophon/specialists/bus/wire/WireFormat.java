package org.colophon.specialists.bus.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The two forms of a message: protobuf's binary one, in which fields that a newer peer added
 * survive, and <a href="https://protobuf.dev/programming-guides/json/">protobuf's JSON mapping</a>,
 * in which they are passed over.
 */
public enum WireFormat {
  BINARY("application/x-protobuf") {
    @Override
    public byte[] encode(Message message) {
      return message.toByteArray();
    }

    @Override
    void merge(byte[] bytes, Message.Builder into) throws InvalidProtocolBufferException {
      into.mergeFrom(bytes);
    }
  },
  JSON("application/json") {
    @Override
    public byte[] encode(Message message) {
      try {
        return PRINTER.print(message).getBytes(StandardCharsets.UTF_8);
      } catch (InvalidProtocolBufferException e) {
        // Only a message of type Any, which the bus does not have, cannot be printed.
        throw new IllegalArgumentException("a message has no JSON form", e);
      }
    }

    @Override
    void merge(byte[] bytes, Message.Builder into) throws InvalidProtocolBufferException {
      PARSER.merge(new String(bytes, StandardCharsets.UTF_8), into);
    }
  };

  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer().omittingInsignificantWhitespace();
  private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

  private final String contentType;

  WireFormat(String contentType) {
    this.contentType = contentType;
  }

  /** The bytes of a message; those of JSON hold no line break. */
  public abstract byte[] encode(Message message);

  abstract void merge(byte[] bytes, Message.Builder into) throws InvalidProtocolBufferException;

  /**
   * Reads a message.
   *
   * @throws GarbledException if the bytes are none, or nest too deeply
   */
  public <B extends Message.Builder> B decode(byte[] bytes, B into) throws GarbledException {
    try {
      merge(bytes, into);
      return into;
    } catch (InvalidProtocolBufferException e) {
      final String start =
          new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.UTF_8);
      throw new GarbledException(
          "not a message of the bus in its "
              + word()
              + " form ("
              + Protocol.quote(e.getMessage())
              + "): "
              + Protocol.quote(start),
          e);
    }
  }

  /** What an HTTP message of this form says of itself. */
  public String contentType() {
    return contentType;
  }

  /** The word used in configuration: {@code binary} or {@code json}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format of a word used in configuration.
   *
   * @throws IllegalArgumentException if it is neither {@code binary} nor {@code json}
   */
  public static WireFormat of(String word) {
    for (final WireFormat format : values()) {
      if (format.word().equals(word)) {
        return format;
      }
    }
    throw new IllegalArgumentException("no format of the bus: " + word + "; it is binary or json");
  }
}
