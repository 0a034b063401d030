package io.merkato.payments.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpContent;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Speaks HTTP with Stripe within bounds: no call takes longer than it was given, however slowly its answer trickles in, no answer is
 * larger than any that Stripe gives, and none comes from where a redirect leads. A call that got none is never sent again by itself.
 */
final class StripeTransport extends HttpClient {

    private static final int LARGEST_ANSWER = 4 << 20;
    private static final String NUL = "\\u0000";

    private final java.net.http.HttpClient http;
    private final Duration longest;

    StripeTransport(Duration connect, Duration longest) {
        this.http = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .build();
        this.longest = longest;
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        Integer millis = request.options().getReadTimeout();
        try {
            HttpResponse<String> answer =
                    send(httpRequest(request), Objects.requireNonNullElse(millis, Math.toIntExact(longest.toMillis())));
            if (answer.body().contains(NUL) || answer.body().indexOf('\0') >= 0) {
                throw new IOException("The answer holds what no text may hold.");
            }
            return new StripeResponse(
                    answer.statusCode(), HttpHeaders.of(answer.headers().map()), answer.body());
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new ApiConnectionException("No answer came from Stripe.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("The shop stops.", e);
        }
    }

    private HttpResponse<String> send(HttpRequest request, int millis)
            throws ExecutionException, InterruptedException, TimeoutException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST_ANSWER));
        try {
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpRequest httpRequest(StripeRequest request) {
        HttpContent content = request.content();
        HttpRequest.Builder http = HttpRequest.newBuilder(
                        URI.create(request.url().toString()))
                .method(
                        request.method().name(),
                        content == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(content.byteArrayContent()));
        request.headers().map().forEach((name, values) -> values.forEach(value -> http.header(name, value)));
        if (content != null) {
            http.setHeader("Content-Type", content.contentType());
        }
        return http.setHeader("User-Agent", buildUserAgentString(request)).build();
    }
}
