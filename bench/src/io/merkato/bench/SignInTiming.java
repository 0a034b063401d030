package io.merkato.bench;

import io.merkato.bench.load.BenchFailed;
import io.merkato.bench.load.MeasuredShop;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Measures whether the time of an answer tells who is a customer: sign-ins with known and with unknown addresses, one
 * after the other and in turns, and the same for registering and for forgotten passwords. Needs a sandbox, whose inbox it
 * reads, and leaves a hundred accounts there.
 */
final class SignInTiming {

    private static final int PAIRS = 100;
    private static final int LARGEST_DIFFERENCE_PERCENT = 5;
    private static final String PASSWORD = "bench of many words";
    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]+)");

    private final PrintStream out;
    private final MeasuredShop shop;

    SignInTiming(PrintStream out, MeasuredShop shop) {
        this.out = out;
        this.shop = shop;
    }

    /** True when the medians of sign-ins differ by at most five percent. */
    boolean measure() throws BenchFailed, IOException, InterruptedException {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            known.add(newCustomer());
        }
        out.printf(Locale.ROOT, "%-18s %12s %12s %12s%n", "median ms", "known", "unknown", "difference");
        boolean alike = compare("sign-in, wrong", "/v1/auth/login", 401, known, "password");
        compare("register", "/v1/auth/register", 202, known.subList(0, PAIRS / 2), "firstName", "lastName", "password");
        compare("forgot password", "/v1/auth/forgot-password", 202, known);
        return alike;
    }

    private boolean compare(String what, String path, int expected, List<String> known, String... fields)
            throws IOException, InterruptedException, BenchFailed {
        long[] knownMicros = new long[known.size()];
        long[] unknownMicros = new long[known.size()];
        for (int i = 0; i < known.size(); i++) {
            // In turns, and the first one in turns too, so that what else the machine does hits both alike.
            boolean knownFirst = i % 2 == 0;
            for (boolean isKnown : new boolean[] {knownFirst, !knownFirst}) {
                String email = isKnown ? known.get(i) : "nobody-" + UUID.randomUUID() + "@example.org";
                Map<String, String> body = new HashMap<>(Map.of("email", email));
                for (String field : fields) {
                    body.put(field, field.equals("password") ? "another of many words" : "Bench");
                }
                long begin = System.nanoTime();
                HttpResponse<String> answer = post(path, body);
                (isKnown ? knownMicros : unknownMicros)[i] = (System.nanoTime() - begin) / 1000;
                shop.expect(expected, answer);
            }
        }
        long knownMedian = median(knownMicros);
        long unknownMedian = median(unknownMicros);
        long difference = knownMedian - unknownMedian;
        out.printf(
                Locale.ROOT,
                "%-18s %12s %12s %11s%%%n",
                what,
                decimal(knownMedian, 1000),
                decimal(unknownMedian, 1000),
                decimal(difference * 100, unknownMedian));
        return Math.abs(difference) * 100 <= unknownMedian * LARGEST_DIFFERENCE_PERCENT;
    }

    private static String decimal(long value, long unit) {
        return BigDecimal.valueOf(value)
                .divide(BigDecimal.valueOf(unit), 1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private String newCustomer() throws IOException, InterruptedException, BenchFailed {
        String email = "bench-" + UUID.randomUUID() + "@example.org";
        Map<String, String> customer =
                Map.of("email", email, "password", PASSWORD, "firstName", "Bench", "lastName", "Customer");
        shop.expect(202, post("/v1/auth/register", customer));
        shop.expect(204, post("/v1/auth/confirm-email", Map.of("token", mailedToken(email))));
        return email;
    }

    private String mailedToken(String email) throws IOException, InterruptedException, BenchFailed {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            JsonNode mails =
                    shop.expect(200, shop.get("/dev/mails?to=" + email)).path("items");
            Matcher token = TOKEN.matcher(mails.path(0).path("text").asString(""));
            if (token.find()) {
                return token.group(1);
            }
            Thread.sleep(Duration.ofMillis(20));
        }
        throw new BenchFailed("No mail came to the inbox of the sandbox.");
    }

    private HttpResponse<String> post(String path, Map<String, String> body) throws IOException, InterruptedException {
        return shop.post(path, shop.text(body));
    }

    private static long median(long[] micros) {
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
