package org.colophon.transforms.coders;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Carries messages of the project's schema between workers, as their protobuf encoding. */
public final class MessageCoder<T extends Message> extends CustomCoder<T> {
  private static final long serialVersionUID = 1L;
  private static final int LARGEST = 64 << 20;

  private final Class<T> type;
  private transient Parser<T> parser;

  private MessageCoder(Class<T> type) {
    this.type = type;
  }

  public static <T extends Message> MessageCoder<T> of(Class<T> type) {
    return new MessageCoder<>(type);
  }

  @Override
  public void encode(T message, OutputStream out) throws IOException {
    final DataOutputStream data = new DataOutputStream(out);
    data.writeInt(message.getSerializedSize());
    final CodedOutputStream coded = CodedOutputStream.newInstance(data);
    coded.useDeterministicSerialization();
    message.writeTo(coded);
    coded.flush();
  }

  @Override
  public T decode(InputStream in) throws IOException {
    final int size = new DataInputStream(in).readInt();
    if (size < 0 || size > LARGEST) {
      throw new IOException("a " + type.getSimpleName() + " of " + size + " bytes");
    }
    final byte[] bytes = new byte[size];
    new DataInputStream(in).readFully(bytes);
    return parser().parseFrom(bytes);
  }

  @SuppressWarnings("unchecked")
  private Parser<T> parser() {
    if (parser == null) {
      try {
        parser = (Parser<T>) type.getMethod("parser").invoke(null);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(type + " is no generated message", e);
      }
    }
    return parser;
  }

  @Override
  public void verifyDeterministic() {
    // Fields are written in order and maps sorted by key.
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }

  @Override
  public TypeDescriptor<T> getEncodedTypeDescriptor() {
    return TypeDescriptor.of(type);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MessageCoder<?> coder && coder.type == type;
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }
}
