package io.merkato.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.merkato.testing.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Requests to the letter, also those that no client library would send. */
final class Wire {

    static final String LAST = "Connection: close\r\n\r\n";

    private static final int PATIENCE_MILLIS = 20_000;

    private Wire() {}

    /** Sends the text as bytes of ISO 8859-1 and reads until the shop closes. */
    static Reply send(Shop shop, String request) {
        return send(shop, request.getBytes(ISO_8859_1));
    }

    static Reply send(Shop shop, byte[] request) {
        try (Socket socket = connect(shop)) {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return Reply.of(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #send}, and then says that nothing more will come. */
    static Reply sendAndEnd(Shop shop, String request) {
        try (Socket socket = connect(shop)) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return Reply.of(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Socket connect(Shop shop) throws IOException {
        Socket socket = new Socket("localhost", shop.address().getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** An answer as it came over the wire; status 0 when the shop closed without one. */
    record Reply(int status, List<String> headers, String body) {

        static Reply of(String text) {
            if (text.isEmpty()) {
                return new Reply(0, List.of(), "");
            }
            int end = text.indexOf("\r\n\r\n");
            List<String> lines = new ArrayList<>(List.of(text.substring(0, end).split("\r\n", -1)));
            int status = Integer.parseInt(lines.removeFirst().split(" ", -1)[1]);
            return new Reply(status, lines, text.substring(end + 4));
        }

        /** The first value of a header; empty when it is not there. */
        String header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).trim())
                    .findFirst()
                    .orElse("");
        }
    }
}
