package io.merkato.platform.web;

/** Why the shop cannot listen at its port, and what to do. */
record PortTaken(String whatIsWrong, String remedy) {

    private static final int FIRST_FOR_EVERYBODY = 1024;

    static PortTaken by(Exception failure, int port) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Permission denied")) {
            return new PortTaken(
                    "PORT is " + port + ", and this user may not listen there.",
                    "Set PORT to one from " + FIRST_FOR_EVERYBODY
                            + " on, such as 8080, and let a proxy pass on what comes" + " to the other.");
        }
        return new PortTaken(
                "PORT is " + port + ", and another program listens there already.",
                "Stop that one, or set PORT to another number: PORT=" + (port < 65_535 ? port + 1 : 8080)
                        + " ./merkato run");
    }
}
