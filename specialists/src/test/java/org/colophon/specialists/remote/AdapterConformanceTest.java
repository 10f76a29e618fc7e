package org.colophon.specialists.remote;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.conformance.SpecialistConformance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The specialists that speak other people's protocols keep to what every specialist keeps to. */
@Timeout(120)
class AdapterConformanceTest {
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  private abstract static class OnLoopback extends SpecialistConformance {
    private ScriptedServer server;

    /** What the server answers, whatever it is asked. */
    abstract String body() throws IOException;

    abstract Specialist at(String address);

    @BeforeAll
    void serve() throws IOException {
      server();
    }

    @AfterAll
    void stop() {
      server.close();
    }

    /** The suite may open its specialist before this class's own start. */
    private synchronized ScriptedServer server() throws IOException {
      if (server == null) {
        server = new ScriptedServer().json(200, body());
      }
      return server;
    }

    @Override
    protected Specialist open() throws IOException {
      return at(server().address());
    }

    @Override
    protected List<RegionTask> samples() {
      return List.of(new DrawnRegion("alpha beta", "gamma").task(RegionKind.TEXT));
    }
  }

  @Nested
  class ChatCompletions extends OnLoopback {
    @Override
    String body() throws IOException {
      return ChatFixture.completion("{\"lines\": [\"alpha beta\", \"gamma\"]}", "stop");
    }

    @Override
    Specialist at(String address) {
      return Endpoints.chatSpecialist(
          "seer",
          Map.of(
              "address",
              address + "/v1",
              "model",
              "seer-7b",
              "kinds",
              List.of("text"),
              "tries",
              1));
    }
  }

  @Nested
  class OpenInference extends OnLoopback {
    @Override
    String body() {
      return "{\"model_name\": \"lines\", \"outputs\": [{\"name\": \"y\", \"shape\": [2],"
          + " \"datatype\": \"BYTES\", \"data\": [\"alpha beta\", \"gamma\"]}]}";
    }

    @Override
    Specialist at(String address) {
      return Endpoints.inferenceSpecialist(
          "lines",
          Map.of(
              "address",
              address,
              "model",
              "lines",
              "kinds",
              List.of("text"),
              "input",
              "x",
              "output",
              "y",
              "form",
              "text",
              "height",
              8,
              "tries",
              1));
    }
  }
}
