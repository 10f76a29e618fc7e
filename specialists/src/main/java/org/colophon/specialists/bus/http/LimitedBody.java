package org.colophon.specialists.bus.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.IntFunction;

/** The body of an HTTP response as bytes, up to a limit; past it the connection is dropped. */
public final class LimitedBody implements BodySubscriber<byte[]> {
  private final int largest;
  private final IntFunction<? extends IOException> tooLong;
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private Flow.Subscription subscription;

  private LimitedBody(int largest, IntFunction<? extends IOException> tooLong) {
    this.largest = largest;
    this.tooLong = tooLong;
  }

  /**
   * Reads bodies up to a limit.
   *
   * @param largest bytes
   * @param tooLong what the response fails with past the limit, which it is given
   */
  public static BodyHandler<byte[]> handler(
      int largest, IntFunction<? extends IOException> tooLong) {
    return response -> new LimitedBody(largest, tooLong);
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (final ByteBuffer part : parts) {
      if (body.isDone()) {
        return;
      }
      if (part.remaining() > largest - received.size()) {
        subscription.cancel();
        body.completeExceptionally(tooLong.apply(largest));
        return;
      }
      final byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      received.write(bytes, 0, bytes.length);
    }
  }

  @Override
  public void onError(Throwable fault) {
    body.completeExceptionally(fault);
  }

  @Override
  public void onComplete() {
    body.complete(received.toByteArray());
  }
}
