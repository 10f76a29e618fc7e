package org.colophon.datasets.parquet;

import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.Outcome;

/** Writes nothing. */
final class NoRows implements DocumentRows {
  @Override
  public void page(FinishedPage finished) {}

  @Override
  public void missing(int number, Failure failure) {}

  @Override
  public void failure(Failure failure) {}

  @Override
  public void commit(Outcome outcome) {}

  @Override
  public void close() {}
}
