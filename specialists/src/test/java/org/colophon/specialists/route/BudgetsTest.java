package org.colophon.specialists.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "money",
        "money=",
        "money=0",
        "money=-1",
        "gold=3",
        "cpu=1,cpu=2",
        "tokens=2h",
        "wall=1y"
      })
  void aBudgetThatSaysNothingIsOneLine(String text) {
    final String message =
        assertThrows(IllegalArgumentException.class, () -> Budgets.parse(text)).getMessage();
    assertTrue(message.startsWith("--budget: '"), message);
    assertEquals(1, message.lines().count());
  }
}
