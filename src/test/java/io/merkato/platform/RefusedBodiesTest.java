package io.merkato.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** What becomes of the body of a request that is refused before anybody has read it. */
@ShopTest
class RefusedBodiesTest {

    @Test
    void aConnectionCanBeUsedAgainAfterASmallBodyWasRefused(Shop shop) throws IOException {
        try (Socket socket = open(shop)) {
            send(socket, "POST /v1/me/addresses HTTP/1.1\r\nHost: shop\r\nContent-Length: 2\r\n\r\n");
            shop.anonymous().get("/v1/categories").expect(200);

            send(socket, "{}GET /v1/categories HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");

            assertThat(answer(socket)).contains("HTTP/1.1 401", "HTTP/1.1 200");
        }
    }

    @Test
    void aConnectionIsSaidToEndWhenALargeBodyWasRefused(Shop shop) throws IOException {
        try (Socket socket = open(shop)) {
            send(socket, "POST /v1/me/addresses HTTP/1.1\r\nHost: shop\r\nContent-Length: 60000\r\n\r\n");

            assertThat(answer(socket)).contains("HTTP/1.1 401", "Connection: close");
        }
    }

    private static Socket open(Shop shop) throws IOException {
        Socket socket = new Socket("localhost", shop.address().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(US_ASCII));
        out.flush();
    }

    /** All that comes until the server closes the connection. */
    private static String answer(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readAllAsString();
    }
}
