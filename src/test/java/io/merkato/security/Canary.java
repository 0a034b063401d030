package io.merkato.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A place on this machine where nobody has any business, which notices who comes. */
final class Canary implements AutoCloseable {

    private final ServerSocketChannel door;
    private int visits;

    Canary() {
        try {
            door = ServerSocketChannel.open();
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            door.configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.socket().getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/key";
    }

    /** How many connections were opened so far. Each of them waits at the door until it is counted. */
    int visits() {
        try {
            for (SocketChannel visitor = door.accept(); visitor != null; visitor = door.accept()) {
                visits++;
                visitor.close();
            }
            return visits;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
