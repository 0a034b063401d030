package io.merkato.platform.mail;

import io.merkato.platform.text.Text;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mail addresses with the domain in the form that every mail server understands, and names as RFC 2047 encodes them. */
public final class MailAddress {

    private static final Pattern NAMED = Pattern.compile("(.*)<([^<>]*)>\\s*");

    private MailAddress() {}

    /** The address with its domain in ASCII; as it is when it has no domain that could be. */
    public static String deliverable(String address) {
        int at = address.lastIndexOf('@');
        String domain = at < 0 ? null : DomainName.ascii(address.substring(at + 1));
        return domain == null ? address : address.substring(0, at + 1) + domain;
    }

    /**
     * Reads {@code shop@example.com} or {@code The Shop <shop@example.com>}, as people write it: the name may hold commas,
     * quotes and letters of any script.
     *
     * @throws AddressException when mail cannot be sent from there
     */
    public static InternetAddress read(String text) throws AddressException {
        Matcher named = NAMED.matcher(text);
        if (!named.matches()) {
            return of(text.strip(), null);
        }
        String name = unquoted(named.group(1).strip());
        return of(named.group(2).strip(), name.isEmpty() ? null : name);
    }

    /**
     * An address for the header of a mail.
     *
     * @param name whose it is, in any letters; null for nobody in particular
     * @throws AddressException when mail cannot be sent to it
     */
    public static InternetAddress of(String address, @Nullable String name) throws AddressException {
        InternetAddress result = new InternetAddress(deliverable(address), true);
        try {
            if (name != null) {
                result.setPersonal(Text.oneLine(name), StandardCharsets.UTF_8.name());
            }
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return result;
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1") : name;
    }
}
