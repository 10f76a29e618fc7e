package org.colophon.specialists.models;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets one file by HTTP, within limits of time and size. */
final class Download {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final long MINUTES = 10;
  private static final int OK = 200;

  private Download() {}

  /**
   * @param target is written, or left in any state when this fails
   */
  static void to(Path target, URI uri) throws IOException {
    if (!"https".equals(uri.getScheme()) && !"http".equals(uri.getScheme())) {
      throw new ModelException(uri + ": not an address of http or https; give one with --from");
    }
    final HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    final CompletableFuture<HttpResponse<Long>> answer =
        client.sendAsync(
            HttpRequest.newBuilder(uri).GET().build(), head -> new LimitedFile(target, head));
    try {
      final int status = answer.get(MINUTES, TimeUnit.MINUTES).statusCode();
      if (status != OK) {
        throw new ModelException(
            "%s: the server answers %d; give another place with --from".formatted(uri, status));
      }
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new ModelException(uri + ": not done after " + MINUTES + " minutes; try again", e);
    } catch (ExecutionException e) {
      final Throwable cause = e.getCause();
      final String why =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      throw new ModelException(
          "%s: cannot be downloaded (%s); try again or give another place with --from"
              .formatted(uri, why),
          cause);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new ModelException(uri + ": interrupted", e);
    }
  }

  /** Writes a body to a file and stops when it is longer than a model can be. */
  private static final class LimitedFile implements HttpResponse.BodySubscriber<Long> {
    private final CompletableFuture<Long> done = new CompletableFuture<>();
    private final Path target;
    private final boolean wanted;
    private Flow.Subscription subscription;
    private FileChannel file;
    private long written;

    LimitedFile(Path target, HttpResponse.ResponseInfo head) {
      this.target = target;
      this.wanted = head.statusCode() == OK;
    }

    @Override
    public CompletionStage<Long> getBody() {
      return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      if (!wanted) {
        given.cancel();
        done.complete(0L);
        return;
      }
      try {
        file =
            FileChannel.open(
                target,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        given.request(Long.MAX_VALUE);
      } catch (IOException e) {
        fail(e);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
      try {
        for (final ByteBuffer part : parts) {
          written += part.remaining();
          if (written > TrainedData.MAX_BYTES) {
            throw new IOException("longer than a model can be");
          }
          while (part.hasRemaining()) {
            file.write(part);
          }
        }
      } catch (IOException e) {
        fail(e);
      }
    }

    @Override
    public void onError(Throwable cause) {
      close();
      done.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
      close();
      done.complete(written);
    }

    private void fail(IOException cause) {
      subscription.cancel();
      onError(cause);
    }

    private void close() {
      try {
        if (file != null) {
          file.close();
        }
      } catch (IOException e) {
        done.completeExceptionally(e);
      }
    }
  }
}
