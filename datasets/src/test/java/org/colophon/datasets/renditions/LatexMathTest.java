package org.colophon.datasets.renditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatexMathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "E = m c^2",
        "\\frac{1}{2} m v^{2} \\leq \\sqrt[3]{a_{1}}",
        "\\sum_{i=1}^{n} x_i^2 + \\int\\limits_0^\\infty e^{-x^2} dx",
        "f'(x) + g''_1",
        "\\left( \\frac{a}{b} \\right]^2",
        "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}",
        "\\begin{align} a &= b \\\\ [c] &= d \\end{align}",
        "\\begin{array}{l|r} x & y \\\\ z & w \\end{array}",
        "\\hat{x} \\mathbf{F} \\text{for all } \\bigl( y \\bigr)",
        "α + β ≤ ∞"
      })
  void formulasThatCompilePass(String latex) {
    assertTrue(LatexMath.check(latex).isPresent(), latex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\\input{/etc/passwd}",
        "\\write18{ls}",
        "\\def\\x{\\x}\\x",
        "\\unknown",
        "{a",
        "a}",
        "a & b",
        "a \\\\ b",
        "x^2^3",
        "x^2'",
        "x_1_2",
        "x^",
        "\\frac{a}",
        "\\left( a",
        "a \\right)",
        "\\left( a \\right",
        "\\begin{matrix} a",
        "\\begin{pmatrix} a \\end{bmatrix}",
        "\\begin{cases} a & b & c \\end{cases}",
        "\\begin{document}",
        "a $ b",
        "a % b",
        "a # b",
        "\\limits_a",
        "\\end{document}",
        "\\text{a $ b}",
        "中"
      })
  void formulasThatMightNotCompileAreRefused(String latex) {
    assertEquals(Optional.empty(), LatexMath.check(latex));
  }
}
