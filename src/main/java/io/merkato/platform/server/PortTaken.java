package io.merkato.platform.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Why the shop cannot listen at its port, and what to do. */
record PortTaken(String whatIsWrong, String remedy) {

    private static final int FIRST_FOR_EVERYBODY = 1024;
    private static final int LONGEST_WAIT_MS = 500;

    static PortTaken by(Exception failure, int port) {
        if (answers(port)) {
            return new PortTaken(
                    "PORT is " + port + ", and another program listens there already.",
                    "Stop that one, or set PORT to another number: PORT=" + another(port) + " ./merkato run");
        }
        if (port < FIRST_FOR_EVERYBODY) {
            return new PortTaken(
                    "PORT is " + port + ", and this user may not listen there.",
                    "Set PORT to one from " + FIRST_FOR_EVERYBODY
                            + " on, such as 8080, and let a proxy pass on what comes" + " to the other.");
        }
        return new PortTaken(
                "PORT is " + port + ", and the shop cannot listen there: " + failure.getMessage() + ".",
                "Set PORT to another number: PORT=" + another(port) + " ./merkato run");
    }

    /** What the system says of a failure is in the language of whoever started the shop; this is not. */
    private static boolean answers(int port) {
        try (Socket door = new Socket()) {
            door.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LONGEST_WAIT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int another(int port) {
        return port < 65_535 ? port + 1 : 8080;
    }
}
