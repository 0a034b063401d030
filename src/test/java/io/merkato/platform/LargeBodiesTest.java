package io.merkato.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@ShopTest
class LargeBodiesTest {

    private static final int LENGTH = 1_048_000;

    @Test
    void bodiesThatAreNeverFinishedCannotFillTheHeap(Shop shop) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 120; i++) {
                Socket socket = new Socket("localhost", shop.address().getPort());
                sockets.add(socket);
                send(socket);
            }

            assertThat(shop.anonymous().get("/v1/products?limit=1").status()).isEqualTo(200);
            assertThat(shop.anonymous()
                            .post("/v1/auth/login", "{\"email\":\"a@example.org\",\"password\":\"not the one\"}")
                            .status())
                    .as("small bodies still come in")
                    .isEqualTo(401);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static void send(Socket socket) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(
                    "POST /v1/auth/login HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n"
                            .formatted(LENGTH)
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[64 * 1024]);
        } catch (IOException e) {
            // A connection that was refused is as good as one that waits.
        }
    }
}
