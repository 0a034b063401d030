package io.merkato.platform.answers;

import java.math.BigDecimal;

/** Reads what a client says it takes. */
final class AcceptedTypes {

    private static final String JSON = "application/json";

    private AcceptedTypes() {}

    /** Whether plain JSON is certainly what an {@code Accept} takes; false too when that is for others to say. */
    static boolean includeJson(String accept) {
        if (accept.equals("*/*") || accept.equals(JSON)) {
            return true;
        }
        boolean includes = false;
        for (String part : accept.split(",", -1)) {
            String type = name(part);
            boolean isMeant = type.equals("*/*") || type.equals("application/*") || type.equals(JSON);
            boolean isOdd = isMeant
                    ? !part.trim().equals(type) && quality(part).signum() == 0 || hasMore(part)
                    : type.contains("json") || type.contains("+");
            if (isOdd && !type.equals("application/xhtml+xml")) {
                return false;
            }
            includes |= isMeant;
        }
        return includes;
    }

    /** Whether a parameter other than the quality is there. */
    private static boolean hasMore(String part) {
        String[] parameters = part.split(";", -1);
        for (int i = 1; i < parameters.length; i++) {
            if (!parameters[i].trim().startsWith("q=")) {
                return true;
            }
        }
        return false;
    }

    /** Whether an {@code Accept-Encoding} takes gzip, and nothing else that there is rather (RFC 9110, 12.5.3). */
    static boolean preferGzip(String accepted) {
        BigDecimal gzip = null;
        BigDecimal any = BigDecimal.ZERO;
        BigDecimal identity = BigDecimal.ZERO;
        for (String part : accepted.split(",", -1)) {
            switch (name(part)) {
                case "gzip", "x-gzip" -> gzip = quality(part);
                case "*" -> any = quality(part);
                case "identity" -> identity = quality(part);
                default -> {
                    // An encoding that we do not have.
                }
            }
        }
        BigDecimal best = gzip == null ? any : gzip;
        return best.signum() > 0 && best.compareTo(identity) >= 0;
    }

    private static String name(String part) {
        int parameters = part.indexOf(';');
        return (parameters < 0 ? part : part.substring(0, parameters)).trim().toLowerCase(java.util.Locale.ROOT);
    }

    /** 1 when there is none, 0 when it is no number. */
    private static BigDecimal quality(String part) {
        int at = part.indexOf("q=");
        if (at < 0) {
            return BigDecimal.ONE;
        }
        String number = part.substring(at + 2).trim();
        return number.matches("[01](\\.\\d{0,3})?")
                ? new BigDecimal(number.endsWith(".") ? number + "0" : number)
                : BigDecimal.ZERO;
    }
}
