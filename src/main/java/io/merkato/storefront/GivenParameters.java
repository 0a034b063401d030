package io.merkato.storefront;

import io.merkato.platform.problem.WrongParameters;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.NumberUtils;

/**
 * Reads the parameters of one request by their names and notes what is wrong with them. It takes what the framework's binding
 * takes.
 */
final class GivenParameters {

    private final Map<String, String[]> parameters;
    private final WrongParameters wrong = new WrongParameters();

    GivenParameters(Map<String, String[]> parameters) {
        this.parameters = parameters;
    }

    /** INVALID_PARAMETER when something of what was read is wrong; what was made of it is of no use then. */
    void refuseWrong() {
        wrong.refuse();
    }

    @Nullable String text(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Nullable String text(String name, int maxLength) {
        String text = text(name);
        if (text != null) {
            checkSize(name, text.length(), maxLength);
        }
        return text;
    }

    @Nullable List<String> texts(String name, int maxCount, int maxLength) {
        String[] values = parameters.get(name);
        if (values == null) {
            return null;
        }
        if (values.length > maxCount) {
            wrong.tooMany(name, maxCount);
        }
        for (int i = 0; i < values.length; i++) {
            checkSize(name + "[" + i + "]", values[i].length(), maxLength);
        }
        return List.of(values);
    }

    @Nullable Boolean flag(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "1" -> true;
            case "false", "off", "no", "0" -> false;
            case "" -> null;
            default -> {
                wrong.wrongType(name);
                yield null;
            }
        };
    }

    @Nullable Long number(String name, long least) {
        Long number = number(name, Long.class);
        if (number != null) {
            checkLeast(name, number, least);
        }
        return number;
    }

    @Nullable Integer number(String name, int least, int most) {
        Integer number = number(name, Integer.class);
        if (number != null) {
            checkLeast(name, number, least);
            if (number > most) {
                wrong.fails(name, "Max", Map.of("value", most));
            }
        }
        return number;
    }

    @Nullable BigDecimal decimal(String name, String least, String most) {
        BigDecimal decimal = number(name, BigDecimal.class);
        if (decimal != null && decimal.compareTo(new BigDecimal(least)) < 0) {
            wrong.fails(name, "DecimalMin", Map.of("value", least));
        }
        if (decimal != null && decimal.compareTo(new BigDecimal(most)) > 0) {
            wrong.fails(name, "DecimalMax", Map.of("value", most));
        }
        return decimal;
    }

    private <T extends Number> @Nullable T number(String name, Class<T> type) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return NumberUtils.parseNumber(text, type);
        } catch (IllegalArgumentException e) {
            wrong.wrongType(name);
            return null;
        }
    }

    private void checkLeast(String name, long number, long least) {
        if (number < least) {
            wrong.fails(name, "Min", Map.of("value", least));
        }
    }

    private void checkSize(String name, int size, int max) {
        if (size > max) {
            wrong.fails(name, "Size", Map.of("min", 0, "max", max));
        }
    }
}
