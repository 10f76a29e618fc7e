package org.colophon.specialists.lines;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The custom metadata of an ONNX file, which DJL does not hand out: field 14 of {@code ModelProto},
 * pairs of key and value (<a
 * href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>).
 */
final class OnnxMetadata {
  private static final int METADATA_PROPS = 14;
  private static final int KEY = 1;
  private static final int VALUE = 2;

  private OnnxMetadata() {}

  /**
   * Reads the metadata.
   *
   * @param onnx the bytes of the file
   * @throws IOException if they are no message of Protocol Buffers, or end too early
   */
  static Map<String, String> of(byte[] onnx) throws IOException {
    final CodedInputStream in = CodedInputStream.newInstance(onnx);
    final Map<String, String> metadata = new HashMap<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == METADATA_PROPS) {
        entry(in.readBytes().newCodedInput(), metadata);
      } else {
        in.skipField(tag);
      }
    }
    return metadata;
  }

  private static void entry(CodedInputStream in, Map<String, String> metadata) throws IOException {
    String key = "";
    String value = "";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case KEY -> key = in.readStringRequireUtf8();
        case VALUE -> value = in.readStringRequireUtf8();
        default -> in.skipField(tag);
      }
    }
    metadata.put(key, value);
  }
}
