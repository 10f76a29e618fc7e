package org.colophon.datasets.schema;

import static org.colophon.datasets.schema.LayoutCodec.each;

import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Decision;
import org.colophon.datasets.model.Point;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Series;
import org.colophon.datasets.model.Symbol;
import org.colophon.datasets.model.Verdict;
import org.colophon.datasets.schema.proto.ChartContent;
import org.colophon.datasets.schema.proto.FigureContent;
import org.colophon.datasets.schema.proto.FormulaContent;
import org.colophon.datasets.schema.proto.TableContent;
import org.colophon.datasets.schema.proto.TextContent;
import org.colophon.datasets.schema.proto.UnreadableContent;

/** Codec of what a region holds, and of the reading that says so. */
public final class ContentCodec {
  private ContentCodec() {}

  public static org.colophon.datasets.schema.proto.Reading toProto(Reading reading) {
    return org.colophon.datasets.schema.proto.Reading.newBuilder()
        .setContent(toProto(reading.content()))
        .setConfidence(reading.confidence())
        .setProvenance(toProto(reading.provenance()))
        .setDecision(
            org.colophon.datasets.schema.proto.Decision.newBuilder()
                .setVerdict(
                    org.colophon.datasets.schema.proto.Verdict.valueOf(
                        "VERDICT_" + reading.decision().verdict().name()))
                .setAsked(reading.decision().asked())
                .setJudged(reading.decision().judged()))
        .build();
  }

  /**
   * The record of a message.
   *
   * @throws IllegalArgumentException if the reading has no content of a type known here
   */
  public static Reading fromProto(org.colophon.datasets.schema.proto.Reading reading) {
    return new Reading(
        fromProto(reading.getContent()),
        reading.getConfidence(),
        fromProto(reading.getProvenance()),
        fromProto(reading.getDecision()));
  }

  private static Decision fromProto(org.colophon.datasets.schema.proto.Decision decision) {
    final Verdict verdict =
        switch (decision.getVerdict()) {
          case VERDICT_ACCEPTED -> Verdict.ACCEPTED;
          case VERDICT_REJECTED -> Verdict.REJECTED;
          case VERDICT_DOUBTED -> Verdict.DOUBTED;
          case VERDICT_UNKNOWN, UNRECOGNIZED -> Verdict.UNKNOWN;
        };
    return new Decision(verdict, decision.getAsked(), decision.getJudged());
  }

  public static org.colophon.datasets.schema.proto.Provenance toProto(Provenance provenance) {
    return org.colophon.datasets.schema.proto.Provenance.newBuilder()
        .setSpecialist(provenance.specialist())
        .setVersion(provenance.version())
        .setModelDigest(provenance.modelDigest())
        .putAllParameters(provenance.parameters())
        .build();
  }

  public static Provenance fromProto(org.colophon.datasets.schema.proto.Provenance provenance) {
    return new Provenance(
        provenance.getSpecialist(),
        provenance.getVersion(),
        provenance.getModelDigest(),
        provenance.getParametersMap());
  }

  public static org.colophon.datasets.schema.proto.Content toProto(Content content) {
    final var message = org.colophon.datasets.schema.proto.Content.newBuilder();
    if (content instanceof Content.Text text) {
      message.setText(
          TextContent.newBuilder().addAllLines(each(text.lines(), LayoutCodec::toProto)));
    } else if (content instanceof Content.Table table) {
      message.setTable(table(table));
    } else if (content instanceof Content.Figure figure) {
      message.setFigure(
          FigureContent.newBuilder()
              .setImage(LayoutCodec.toProto(figure.image()))
              .addAllLines(each(figure.lines(), LayoutCodec::toProto)));
    } else if (content instanceof Content.Formula formula) {
      message.setFormula(
          FormulaContent.newBuilder()
              .setLatex(formula.latex())
              .setImage(LayoutCodec.toProto(formula.image()))
              .addAllLines(each(formula.lines(), LayoutCodec::toProto))
              .addAllSymbols(each(formula.symbols(), ContentCodec::toProto)));
    } else if (content instanceof Content.Chart chart) {
      message.setChart(
          ChartContent.newBuilder()
              .setImage(LayoutCodec.toProto(chart.image()))
              .addAllLines(each(chart.lines(), LayoutCodec::toProto))
              .addAllSeries(each(chart.series(), ContentCodec::toProto)));
    } else if (content instanceof Content.Unreadable unreadable) {
      message.setUnreadable(
          UnreadableContent.newBuilder()
              .setImage(LayoutCodec.toProto(unreadable.image()))
              .setReason(unreadable.reason()));
    } else {
      throw new IllegalArgumentException("no message for content " + content.getClass());
    }
    return message.build();
  }

  /**
   * The record of a message.
   *
   * @throws IllegalArgumentException if the message holds no content of a type known here
   */
  public static Content fromProto(org.colophon.datasets.schema.proto.Content content) {
    return switch (content.getContentCase()) {
      case TEXT -> new Content.Text(each(content.getText().getLinesList(), LayoutCodec::fromProto));
      case TABLE -> table(content.getTable());
      case FIGURE -> figure(content.getFigure());
      case FORMULA -> formula(content.getFormula());
      case CHART -> chart(content.getChart());
      case UNREADABLE ->
          new Content.Unreadable(
              LayoutCodec.fromProto(content.getUnreadable().getImage()),
              content.getUnreadable().getReason());
      case CONTENT_NOT_SET ->
          throw new IllegalArgumentException("a reading has no content of a type known here");
    };
  }

  public static org.colophon.datasets.schema.proto.Symbol toProto(Symbol symbol) {
    return org.colophon.datasets.schema.proto.Symbol.newBuilder()
        .setLatex(symbol.latex())
        .setBox(LayoutCodec.toProto(symbol.box()))
        .setConfidence(symbol.confidence())
        .build();
  }

  public static Symbol fromProto(org.colophon.datasets.schema.proto.Symbol symbol) {
    return new Symbol(
        symbol.getLatex(), LayoutCodec.fromProto(symbol.getBox()), symbol.getConfidence());
  }

  public static org.colophon.datasets.schema.proto.Cell toProto(Cell cell) {
    return org.colophon.datasets.schema.proto.Cell.newBuilder()
        .setRow(cell.row())
        .setColumn(cell.column())
        .setRowSpan(cell.rowSpan())
        .setColumnSpan(cell.columnSpan())
        .setHeader(cell.header())
        .setBox(LayoutCodec.toProto(cell.box()))
        .addAllLines(each(cell.lines(), LayoutCodec::toProto))
        .setConfidence(cell.confidence())
        .build();
  }

  public static Cell fromProto(org.colophon.datasets.schema.proto.Cell cell) {
    return new Cell(
        cell.getRow(),
        cell.getColumn(),
        cell.getRowSpan(),
        cell.getColumnSpan(),
        cell.getHeader(),
        LayoutCodec.fromProto(cell.getBox()),
        each(cell.getLinesList(), LayoutCodec::fromProto),
        cell.getConfidence());
  }

  public static org.colophon.datasets.schema.proto.Series toProto(Series series) {
    return org.colophon.datasets.schema.proto.Series.newBuilder()
        .setName(series.name())
        .addAllPoints(each(series.points(), ContentCodec::toProto))
        .build();
  }

  public static Series fromProto(org.colophon.datasets.schema.proto.Series series) {
    return new Series(series.getName(), each(series.getPointsList(), ContentCodec::fromProto));
  }

  public static org.colophon.datasets.schema.proto.Point toProto(Point point) {
    return org.colophon.datasets.schema.proto.Point.newBuilder()
        .setX(point.x())
        .setY(point.y())
        .setBox(LayoutCodec.toProto(point.box()))
        .setConfidence(point.confidence())
        .build();
  }

  public static Point fromProto(org.colophon.datasets.schema.proto.Point point) {
    return new Point(
        point.getX(), point.getY(), LayoutCodec.fromProto(point.getBox()), point.getConfidence());
  }

  private static TableContent table(Content.Table table) {
    return TableContent.newBuilder()
        .setRows(table.rows())
        .setColumns(table.columns())
        .addAllCells(each(table.cells(), ContentCodec::toProto))
        .setRuled(table.ruled())
        .build();
  }

  private static Content.Table table(TableContent table) {
    return new Content.Table(
        table.getRows(),
        table.getColumns(),
        each(table.getCellsList(), ContentCodec::fromProto),
        table.getRuled());
  }

  private static Content.Figure figure(FigureContent figure) {
    return new Content.Figure(
        LayoutCodec.fromProto(figure.getImage()),
        each(figure.getLinesList(), LayoutCodec::fromProto));
  }

  private static Content.Formula formula(FormulaContent formula) {
    return new Content.Formula(
        formula.getLatex(),
        LayoutCodec.fromProto(formula.getImage()),
        each(formula.getLinesList(), LayoutCodec::fromProto),
        each(formula.getSymbolsList(), ContentCodec::fromProto));
  }

  private static Content.Chart chart(ChartContent chart) {
    return new Content.Chart(
        LayoutCodec.fromProto(chart.getImage()),
        each(chart.getLinesList(), LayoutCodec::fromProto),
        each(chart.getSeriesList(), ContentCodec::fromProto));
  }
}
