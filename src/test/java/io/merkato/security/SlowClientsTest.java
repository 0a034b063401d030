package io.merkato.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.testing.Shop;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Clients that hold a connection and send or read next to nothing. This shop has shorter time limits than others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowClientsTest {

    private static final int CLIENTS = 300;

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Shop shop;

    @BeforeAll
    void start() {
        shop = Shop.start("--server.jetty.connection-idle-timeout=1s");
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @Test
    void whoFallsSilentWithinTheHeadersIsCutAndOthersAreServed() throws IOException {
        cutWhileOthersAreServed("GET /v1/products HTTP/1.1\r\nHost: shop\r\nX-Slow: a");
    }

    @Test
    void whoFallsSilentWithinTheBodyIsCutAndOthersAreServed() throws IOException {
        cutWhileOthersAreServed("""
                POST /v1/auth/login HTTP/1.1\r
                Host: shop\r
                Content-Type: application/json\r
                Content-Length: 1000\r
                \r
                {"email":""");
    }

    @Test
    void whoFallsSilentWithinAChunkIsCutAndOthersAreServed() throws IOException {
        cutWhileOthersAreServed("""
                POST /v1/auth/login HTTP/1.1\r
                Host: shop\r
                Content-Type: application/json\r
                Transfer-Encoding: chunked\r
                \r
                100\r
                {""");
    }

    @Test
    void whoSaysNothingAtAllIsCutAndOthersAreServed() throws IOException {
        cutWhileOthersAreServed("");
    }

    @Test
    void whoFallsSilentBetweenRequestsIsKeptForLonger() throws IOException {
        String request = "GET /health/live HTTP/1.1\r\nHost: shop\r\n\r\n";
        try (Socket socket = Wire.connect(shop)) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            String first = read(socket);

            socket.setSoTimeout(2_000);
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .as("nothing comes, and no end either")
                    .isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(US_ASCII));

            assertThat(first).startsWith("HTTP/1.1 200");
            assertThat(read(socket)).startsWith("HTTP/1.1 200");
            assertThat(socket.getInputStream().read()).as("the end at last").isEqualTo(-1);
        }
    }

    @Test
    void whoFallsSilentWithinASecondRequestIsCutAsInTheFirst() throws IOException {
        try (Socket socket = Wire.connect(shop)) {
            socket.getOutputStream().write("GET /health/live HTTP/1.1\r\nHost: shop\r\n\r\n".getBytes(US_ASCII));
            read(socket);
            socket.getOutputStream().write("GET /health/live HTTP/1.1\r\nHost: sh".getBytes(US_ASCII));

            socket.setSoTimeout(2_500);

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void whoDoesNotReadIsNoHindranceToOthers() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                Socket socket = Wire.connect(shop);
                sockets.add(socket);
                socket.getOutputStream()
                        .write("GET /openapi.json HTTP/1.1\r\nHost: shop\r\n\r\n"
                                .repeat(20)
                                .getBytes(US_ASCII));
            }
            othersAreServed();
        } finally {
            close(sockets);
        }
    }

    private void cutWhileOthersAreServed(String start) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                Socket socket = Wire.connect(shop);
                sockets.add(socket);
                socket.getOutputStream().write(start.getBytes(US_ASCII));
            }
            othersAreServed();
            for (Socket socket : sockets) {
                // Ends when the shop hangs up, and fails when it has not after the time that a socket waits.
                String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
                assertThat(answer).matches("(?s)(HTTP/1.1 (4\\d\\d|503) .*)?");
            }
        } finally {
            close(sockets);
        }
    }

    /** What has come of an answer; it may be more than the shop has sent at once. */
    private static String read(Socket socket) throws IOException {
        byte[] buffer = new byte[10_000];
        int length = socket.getInputStream().read(buffer);
        return new String(buffer, 0, Math.max(0, length), US_ASCII);
    }

    private void othersAreServed() {
        shop.anonymous().get("/v1/products?limit=1").expect(200);
        shop.admin().get("/v1/me").expect(200);
        shop.anonymous()
                .post("/v1/auth/login", "{\"email\":\"a@example.org\",\"password\":\"not the one\"}")
                .expect(401);
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
