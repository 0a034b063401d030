package io.merkato.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import io.merkato.testing.Client;
import io.merkato.testing.HeardLog;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.net.URLEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What somebody can write into the log of the shop. */
@ShopTest
class LogForgingTest {

    private static final String FORGED = "12:00:00.000 ERROR i.merkato.accounts.SignIn [x] admin has signed in";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\n" + FORGED,
                "a\n" + FORGED,
                "a\r" + FORGED,
                "a\u0085" + FORGED,
                "a\u2028" + FORGED,
                "a\u001b[2K\u001b[1A" + FORGED,
                "a\u009b2K" + FORGED,
                "a\b\b\b" + FORGED,
                "a\u0000" + FORGED,
                "a\u000b\u000c" + FORGED
            })
    void whatSomebodySentIsPartOfOneLine(String text, Shop shop) {
        shop.anonymous().get("/health/live").expect(200);

        String printed = printed("Refused: {}", null, text);

        assertThat(printed.strip().lines()).hasSize(1);
        assertThat(printed.strip().codePoints().noneMatch(LogForgingTest::commands))
                .isTrue();
    }

    @Test
    void whatSomebodySentIsSetInWhereAnExceptionRepeatsIt(Shop shop) {
        shop.anonymous().get("/health/live").expect(200);
        Exception cause = new IllegalStateException("cause\n" + FORGED + "\r\n" + FORGED + "\u001b[2K");

        String printed = printed("Failed", new IllegalArgumentException("bad\n" + FORGED + "\u0085" + FORGED, cause));

        List<String> lines = printed.lines().toList();
        assertThat(lines.getFirst()).endsWith("Failed");
        assertThat(lines.stream().skip(1)).hasSizeGreaterThan(4).allMatch(line -> line.startsWith("  "));
        assertThat(printed.replace("\n", "").replace("\t", "").codePoints().noneMatch(LogForgingTest::commands))
                .isTrue();
        assertThat(printed).contains("Caused by", "LogForgingTest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n" + FORGED,
                "\u001b[31mred",
                "${jndi:ldap://127.0.0.1:PORT/x}",
                "${${lower:j}ndi:rmi://127.0.0.1:PORT/x}",
                "%msg%n%ex ${env:PATH} {} %X{requestId}"
            })
    void aRequestThatFailsIsLoggedWithoutObeyingIt(String text, Shop shop) {
        try (Canary canary = new Canary();
                HeardLog heard = new HeardLog()) {
            String sent = text.replace("PORT", String.valueOf(canary.port()));
            String inHeader = sent.codePoints().anyMatch(Character::isISOControl) ? "plain" : sent;
            String encoded = URLEncoder.encode(sent, UTF_8).replace("+", "%20");
            Client client = shop.anonymous()
                    .with("User-Agent", inHeader)
                    .with("X-Request-Id", inHeader)
                    .with("X-Api-Version", inHeader)
                    .with("Referer", inHeader);

            client.get("/failing").expectProblem(500, "INTERNAL_ERROR");
            client.get("/failing?q=" + encoded);
            client.get("/v1/products/" + encoded);
            client.get("/v1/products?q=" + encoded + "&sort=" + encoded);
            client.bearing("a.b.c").get("/v1/me").expect(401);
            client.post("/v1/auth/refresh", "{\"refreshToken\":\"" + encoded + "\"}");
            client.post("/v1/auth/login", "{\"email\":\"" + encoded + "\",\"password\":\"" + encoded + "\"}");
            client.post("/v1/auth/login", "{\"" + encoded + "\":1}").expect(400);

            assertThat(heard.events()).isNotEmpty().allSatisfy(event -> {
                assertThat(encoded(event).lines().skip(1)).allMatch(line -> line.startsWith("  "));
                assertThat(event.getMDCPropertyMap().getOrDefault("requestId", "x"))
                        .matches("[A-Za-z0-9._-]{1,64}");
            });
            assertThat(canary.visits()).isZero();
        }
    }

    private static boolean commands(int character) {
        return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
    }

    /** What the console of the shop shows of a message. */
    private static String printed(String message, @Nullable Throwable failure, Object... arguments) {
        return encoded(new LoggingEvent(
                LogForgingTest.class.getName(),
                context().getLogger("io.merkato.security"),
                Level.WARN,
                message,
                failure,
                arguments));
    }

    private static String encoded(ILoggingEvent event) {
        return new String(console().getEncoder().encode(event), UTF_8);
    }

    @SuppressWarnings("unchecked") // the appender that Spring Boot makes for the console
    private static ConsoleAppender<ILoggingEvent> console() {
        return (ConsoleAppender<ILoggingEvent>)
                context().getLogger(Logger.ROOT_LOGGER_NAME).getAppender("CONSOLE");
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
