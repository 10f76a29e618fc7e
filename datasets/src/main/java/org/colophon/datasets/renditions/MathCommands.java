package org.colophon.datasets.renditions;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The commands of LaTeX's math, amsmath and amssymb that formulas may use. */
final class MathCommands {
  private static final Set<String> OPERATORS =
      words(
          """
          sum prod coprod int iint iiint oint bigcap bigcup bigsqcup bigvee bigwedge bigodot
          bigotimes bigoplus biguplus lim limsup liminf max min sup inf det gcd Pr
          """);

  private static final Set<String> SYMBOLS =
      words(
          """
          alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa
          lambda mu nu xi pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega
          Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega digamma aleph beth gimel daleth
          hbar hslash ell wp Re Im partial nabla infty emptyset varnothing forall exists nexists neg
          lnot surd angle measuredangle sphericalangle triangle square Box blacksquare lozenge
          blacktriangle clubsuit diamondsuit heartsuit spadesuit flat natural sharp prime backprime
          imath jmath top bot complement mho eth dag ddag dagger ddagger S P
          pm mp times div ast star circ bullet cdot cap cup uplus sqcap sqcup vee wedge lor land
          setminus smallsetminus wr diamond bigtriangleup bigtriangledown triangleleft triangleright
          oplus ominus otimes oslash odot bigcirc amalg ltimes rtimes dotplus boxplus boxminus
          boxtimes boxdot circledast circledcirc circleddash barwedge veebar
          leq le geq ge neq ne ll gg lll ggg leqslant geqslant leqq geqq lesssim gtrsim lessapprox
          gtrapprox lessgtr gtrless nless ngtr nleq ngeq equiv sim simeq approx cong ncong approxeq
          propto varpropto prec succ preceq succeq preccurlyeq succcurlyeq subset supset subseteq
          supseteq nsubseteq nsupseteq subsetneq supsetneq Subset Supset sqsubset sqsupset
          sqsubseteq sqsupseteq in ni notin vdash dashv models vDash Vdash mid nmid parallel
          nparallel perp smile frown asymp bowtie doteq triangleq circeq bumpeq between pitchfork
          backsim thicksim thickapprox lhd rhd unlhd unrhd
          leftarrow gets rightarrow to leftrightarrow Leftarrow Rightarrow Leftrightarrow uparrow
          downarrow updownarrow Uparrow Downarrow Updownarrow mapsto longmapsto longleftarrow
          longrightarrow longleftrightarrow Longleftarrow Longrightarrow Longleftrightarrow iff
          implies impliedby hookleftarrow hookrightarrow nearrow searrow swarrow nwarrow
          leftharpoonup leftharpoondown rightharpoonup rightharpoondown rightleftharpoons
          leftrightharpoons leftrightarrows rightleftarrows rightrightarrows leftleftarrows
          twoheadrightarrow rightsquigarrow leadsto nrightarrow nleftarrow nRightarrow
          ldots cdots vdots ddots dots dotsb dotsc dotsi dotsm dotso colon therefore because
          langle rangle lfloor rfloor lceil rceil lvert rvert lVert rVert vert Vert lbrace rbrace
          lbrack rbrack backslash
          arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh
          tan tanh quad qquad thinspace displaystyle textstyle scriptstyle scriptscriptstyle
          , ; : ! > { } | % # & _ $
          """);

  private static final Set<String> OF_ONE =
      words(
          """
          mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak mathnormal boldsymbol
          operatorname hat widehat check tilde widetilde acute grave dot ddot dddot breve bar vec
          overline underline overbrace underbrace overrightarrow overleftarrow phantom boxed
          mathbin mathrel mathop mathord mathopen mathclose
          """);

  private static final Set<String> OF_TWO =
      words("frac dfrac tfrac cfrac binom dbinom tbinom overset underset stackrel");

  private static final Set<String> SIZES =
      words(
          """
          big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm
          """);

  private static final Set<String> TEXTUAL = words("text textrm textbf textit mbox");

  private static final Set<String> DELIMITERS =
      words(
          """
          { } | langle rangle lfloor rfloor lceil rceil lvert rvert lVert rVert vert Vert lbrace
          rbrace lbrack rbrack backslash uparrow downarrow updownarrow Uparrow Downarrow Updownarrow
          """);

  private MathCommands() {}

  /** Number of arguments a command takes; -1 for one that is not known. */
  static int arguments(String name) {
    if (SYMBOLS.contains(name) || OPERATORS.contains(name) || name.equals(" ")) {
      return 0;
    }
    return OF_ONE.contains(name) ? 1 : OF_TWO.contains(name) ? 2 : -1;
  }

  /** Whether limits can be set below and above it. */
  static boolean isOperator(String name) {
    return OPERATORS.contains(name);
  }

  /** Whether it takes a delimiter and makes it larger. */
  static boolean sizes(String name) {
    return SIZES.contains(name);
  }

  /** Whether its argument is plain text. */
  static boolean textual(String name) {
    return TEXTUAL.contains(name);
  }

  /** Whether it may follow \left, \right and the sizes. */
  static boolean delimits(String name) {
    return DELIMITERS.contains(name);
  }

  private static Set<String> words(String list) {
    return Arrays.stream(list.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }
}
