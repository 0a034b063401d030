package io.merkato.notifications;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server by RFC 5321 that knows nobody whose address begins with {@code nobody}, and counts who connects. */
final class RefusingMailServer implements AutoCloseable {

    private final ServerSocket door;
    private final List<String> recipients = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean letsNobodyIn;

    RefusingMailServer() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    void letsNobodyIn(boolean nobody) {
        letsNobodyIn = nobody;
    }

    int port() {
        return door.getLocalPort();
    }

    /** To whom mails were taken. */
    List<String> recipients() {
        return recipients;
    }

    int connections() {
        return connections.get();
    }

    int refusals() {
        return refusals.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
            OutputStream out = client.getOutputStream();
            if (letsNobodyIn) {
                say(out, "421 come back later");
                return;
            }
            say(out, "220 ready");
            String recipient = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(out, answer(line));
                if (line.startsWith("RCPT TO:<reader")) {
                    recipient = line.substring("RCPT TO:<".length(), line.indexOf('>'));
                } else if (line.startsWith("DATA")) {
                    readToTheDot(in);
                    recipients.add(recipient);
                    say(out, "250 taken");
                }
            }
        } catch (IOException e) {
            // The client is gone.
        }
    }

    private static void readToTheDot(BufferedReader in) throws IOException {
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("The mail was not sent to its end.");
            }
        }
    }

    private String answer(String line) {
        if (line.startsWith("RCPT TO:<nobody")) {
            refusals.incrementAndGet();
            return "550 there is no such mailbox";
        }
        return line.startsWith("DATA") ? "354 go on" : "250 fine";
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
