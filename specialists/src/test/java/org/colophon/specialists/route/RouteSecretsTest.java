package org.colophon.specialists.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Allowance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of routes name secrets and never hold them. */
class RouteSecretsTest extends RouteFixture {
  private static final String SECRET = "sk-0123456789";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key: sk-0123456789",
        "key: {value: sk-0123456789}",
        "key: {env: sk-0123456789}",
        "headers: {Authorization: sk-0123456789}",
        "api_key: sk-0123456789",
        "url: 'https://me:sk-0123456789@example.org/v1'",
        "url: 'https://example.org/v1?api_key=sk-0123456789'",
        "extra: ['Bearer sk-0123456789']"
      })
  void secretsThatAreWrittenDownAreRefusedAndNotRepeated(String setting) {
    final List<String> faults = faults(OWN + "    " + setting + "\n");
    assertFalse(faults.isEmpty());
    assertFalse(faults.toString().contains(SECRET), faults.toString());
    assertTrue(faults.get(0).startsWith("r.yaml:6: specialists.own-tables"), faults.get(0));
  }

  @Test
  void theVariableOfASecretMustBeSetButItsValueGoesNowhere() {
    final String text =
        OWN + "    key: {env: OWN_KEY}\nladders: {table: [{specialist: own-tables}]}\n";
    final RoutePlan plan = plan(text);
    assertEquals(
        List.of(
            "r.yaml:6: specialists.own-tables.key: the environment variable OWN_KEY is not set;"
                + " export it before the run"),
        plan.missingSecrets(Map.of(), "r.yaml"));
    final SpecialistContext rich = new SpecialistContext(Map.of("OWN_KEY", SECRET));
    final RoutePlan paid = RoutePlan.of("r.yaml", text, folder, rich);
    assertEquals(List.of(), paid.missingSecrets(rich.environment(), "r.yaml"));
    final ResolvedRoutes resolved = paid.resolve(Allowance.UNLIMITED);
    assertTrue(resolved.text().contains("OWN_KEY"));
    assertFalse(resolved.text().contains(SECRET));
    final ResolvedRoutes other =
        plan(text.replace("OWN_KEY", "HER_KEY")).resolve(Allowance.UNLIMITED);
    assertEquals(resolved.regions(), other.regions(), "who pays changes no reading");
  }

  @Test
  void theFileOfASecretMustHoldItBeforeTheRun() throws IOException {
    final Path file = folder.resolve("key");
    final String text = OWN + "    key: {file: " + file + "}\n";
    final RoutePlan plan = plan(text);
    assertEquals(
        List.of(
            "r.yaml:6: specialists.own-tables.key: the file "
                + file
                + " cannot be read (NoSuchFileException); write the secret into it, where who runs"
                + " this can read it"),
        plan.missingSecrets(Map.of(), "r.yaml"));
    Files.writeString(file, " \n");
    assertTrue(plan.missingSecrets(Map.of(), "r.yaml").get(0).contains("is empty"));
    Files.writeString(file, SECRET + "\n");
    assertEquals(List.of(), plan.missingSecrets(Map.of(), "r.yaml"));
    assertFalse(plan.resolve(Allowance.UNLIMITED).text().contains(SECRET));
    assertEquals(
        List.of(
            "r.yaml:6: specialists.own-tables.key.file: this is no absolute path of a file; write"
                + " all of it, from the root on"),
        faults(OWN + "    key: {file: key}\n"));
  }

  @Test
  void serversOfTheBusHaveTheRulesOfOtherServers() {
    final String server = "version: 1\nspecialists:\n  own: {type: http, kinds: [table], address: ";
    assertEquals(
        List.of(
            "r.yaml:3: specialists.own.address: http to another machine can be overheard; use"
                + " https, or allow it with plain-http: true"),
        faults(server + "'http://models.example/bus'}\n"));
    plan(server + "'http://models.example/bus', plain-http: true}\n");
    final RoutePlan keyed = plan(server + "'https://models.example/bus', key: {env: OWN_KEY}}\n");
    assertEquals(1, keyed.missingSecrets(Map.of(), "r.yaml").size());
    assertFalse(
        faults(server + "'https://me:" + SECRET + "@x/bus'}\n").toString().contains(SECRET));
  }
}
