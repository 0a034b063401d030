package io.merkato.platform.settings;

import io.merkato.platform.mail.MailAddress;
import jakarta.mail.internet.AddressException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The forms that settings have. */
public final class Forms {

    private static final Set<String> YES = Set.of("true", "yes", "on", "1");
    private static final Set<String> NO = Set.of("false", "no", "off", "0");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern HOST = Pattern.compile("\\[[0-9a-fA-F:.%]+]|[^\\s/:@\\[\\]?#]+");
    private static final int LONGEST_NAME = 100;

    private Forms() {}

    /** Any text, whose meaning the words tell and a rule may look at. */
    public static Form<String> text(String allowed) {
        return new Form<>(allowed, text -> text);
    }

    /** A name of one line that people can see. */
    public static Form<String> name() {
        return new Form<>(
                "a name of 1 to " + LONGEST_NAME + " characters in one line", text -> isName(text) ? text : null);
    }

    /** A whole number within bounds, in decimal digits. */
    public static Form<Integer> number(int least, int most) {
        return new Form<>("a whole number" + between(least, most), text -> {
            Long number = whole(text, least, most);
            return number == null ? null : number.intValue();
        });
    }

    /** A whole number of bytes within bounds. */
    public static Form<Long> bytes(long least, long most) {
        return new Form<>(
                "a whole number of bytes" + between(least, most) + ", without a unit",
                text -> whole(text, least, most));
    }

    /** A whole number of seconds from 0 on. */
    public static Form<Integer> seconds(int most) {
        return new Form<>("a whole number of seconds" + between(0, most) + ", without a unit", text -> {
            Long number = whole(text, 0, most);
            return number == null ? null : number.intValue();
        });
    }

    /** True or false, also as yes or no, on or off, 1 or 0. */
    public static Form<Boolean> flag() {
        return flag(YES, NO);
    }

    /** True or false in these very words, for what a library reads by itself. */
    public static Form<Boolean> plainFlag() {
        return flag(Set.of("true"), Set.of("false"));
    }

    private static Form<Boolean> flag(Set<String> yes, Set<String> no) {
        return new Form<>("true or false", text -> {
            String plain = text.toLowerCase(Locale.ROOT);
            return yes.contains(plain) ? Boolean.TRUE : no.contains(plain) ? Boolean.FALSE : null;
        });
    }

    /** One of the constants of an enum, written in any case. */
    public static <E extends Enum<E>> Form<E> oneOf(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        String names = constants.stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return new Form<>(names.replaceFirst(", (?=[^,]*$)", " or "), text -> constants.stream()
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst()
                .orElse(null));
    }

    /** A folder; whether it is there is for others to see. */
    public static Form<Path> folder() {
        return new Form<>("the path of a folder", text -> {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                return null;
            }
        });
    }

    /** Where browsers find something: http or https, a host, perhaps a port and a path. It is read without a slash at its end. */
    public static Form<String> webAddress() {
        return new Form<>(
                "an address that begins with https:// or http://, such as https://shop.example.com",
                text -> isWebAddress(text) ? text.replaceFirst("/+$", "") : null);
    }

    /** What browsers send as {@code Origin}: scheme, host and perhaps a port; or a star for all of them. */
    public static Form<String> origin() {
        return new Form<>(
                "* or origins with scheme and host and without a path, such as https://www.example.com,http://localhost:3000",
                text -> text.equals("*") || isOrigin(text) ? text.replaceFirst("/$", "") : null);
    }

    /** The name or address of a machine. */
    public static Form<String> host() {
        return new Form<>(
                "the name of a host, without scheme and port, such as smtp.example.com",
                text -> HOST.matcher(text).matches() ? text : null);
    }

    /** Several of a form, separated by commas; empty entries count for nothing. */
    public static <T> Form<List<T>> listOf(Form<T> each) {
        return new Form<>(each.allowed() + ", separated by commas", text -> {
            List<T> values = new ArrayList<>();
            for (String entry : Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(entry -> !entry.isEmpty())
                    .toList()) {
                T value = each.read(entry);
                if (value == null) {
                    return null;
                }
                values.add(value);
            }
            return List.copyOf(values);
        });
    }

    /** Values by keys, as KEY=value, separated by commas; no key stands there twice. */
    public static <K, V> Form<Map<K, V>> mapOf(Form<K> keys, Form<V> values, String example) {
        return new Form<>("entries such as " + example + ", each with " + values.allowed(), text -> {
            Map<K, V> map = new LinkedHashMap<>();
            for (String entry : text.split(",", -1)) {
                String[] sides = entry.split("=", -1);
                K key = keys.read(sides[0].strip());
                V value = sides.length == 2 ? values.read(sides[1].strip()) : null;
                if (key == null || value == null || map.put(key, value) != null) {
                    return null;
                }
            }
            return Collections.unmodifiableMap(map);
        });
    }

    /** A currency of ISO 4217 that amounts can be in. */
    public static Form<String> currency() {
        return new Form<>("the three letters of a currency in ISO 4217, such as EUR, USD or JPY", text -> {
            String code = text.toUpperCase(Locale.ROOT);
            return CURRENCIES.contains(code) ? code : null;
        });
    }

    /** A country of ISO 3166-1. */
    public static Form<String> country() {
        return new Form<>("the two letters of a country in ISO 3166-1, such as DE or US", text -> {
            String code = text.toUpperCase(Locale.ROOT);
            return COUNTRIES.contains(code) ? code : null;
        });
    }

    /** Who sends a mail: an address, perhaps with a name before it. */
    public static Form<String> sender() {
        return new Form<>("a mail address such as shop@example.com or 'The Shop <shop@example.com>'", text -> {
            try {
                return MailAddress.read(text).getAddress().contains("@") ? text : null;
            } catch (AddressException e) {
                return null;
            }
        });
    }

    private static String between(long least, long most) {
        return " from " + least + " to " + most;
    }

    private static boolean isName(String text) {
        return text.length() <= LONGEST_NAME
                && text.chars().noneMatch(Character::isISOControl)
                && text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static @Nullable Long whole(String text, long least, long most) {
        if (!text.matches("[+-]?[0-9]{1,18}")) {
            return null;
        }
        long number = Long.parseLong(text);
        return number < least || number > most ? null : number;
    }

    private static boolean isWebAddress(String text) {
        URI address = uri(text);
        return address != null
                && ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()))
                && address.getHost() != null
                && address.getUserInfo() == null
                && address.getPort() <= 65535
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }

    private static boolean isOrigin(String text) {
        URI address = uri(text);
        return address != null
                && address.getScheme() != null
                && address.getHost() != null
                && address.getUserInfo() == null
                && address.getPort() <= 65535
                && (address.getRawPath().isEmpty() || address.getRawPath().equals("/"))
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
