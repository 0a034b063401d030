package io.merkato.platform.problem;

import static io.merkato.platform.problem.PlatformProblem.INVALID_PARAMETER;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * What is wrong with the parameters of a request that is read by hand, to be told all at once. Codes and sentences are those
 * of parameters that the framework binds and validates.
 */
public final class WrongParameters {

    static final String DETAIL = "See errors for the parameters to change.";
    static final String WRONG_TYPE = "WRONG_TYPE";
    static final String WRONG_TYPE_DETAIL = "has the wrong type";

    private final List<FieldError> ofWrongType = new ArrayList<>(0);
    private final List<FieldError> beyondLimits = new ArrayList<>(0);

    /** The value cannot be read as what it has to be. */
    public void wrongType(String name) {
        ofWrongType.add(new FieldError(pointer(name), WRONG_TYPE, WRONG_TYPE_DETAIL));
    }

    /** The value fails a constraint of {@code jakarta.validation.constraints}, which has these members. */
    public void fails(String name, String constraint, Map<String, Object> members) {
        String sentence = ResourceBundle.getBundle("ValidationMessages", Locale.ROOT)
                .getString("jakarta.validation.constraints." + constraint + ".message");
        for (Map.Entry<String, Object> member : members.entrySet()) {
            sentence = sentence.replace("{" + member.getKey() + "}", String.valueOf(member.getValue()));
        }
        beyondLimits.add(new FieldError(pointer(name), code(constraint), sentence));
    }

    /** There are more values than so many. */
    public void tooMany(String name, int most) {
        beyondLimits.add(new FieldError(pointer(name), "SIZE", "comes more than " + most + " times"));
    }

    /** INVALID_PARAMETER when anything is wrong. Limits are told of once all values can be read. */
    public void refuse() {
        List<FieldError> errors = ofWrongType.isEmpty() ? beyondLimits : ofWrongType;
        if (!errors.isEmpty()) {
            throw INVALID_PARAMETER.because(DETAIL).at(errors);
        }
    }

    static String pointer(String name) {
        return "?" + name;
    }

    /** The code of a constraint, which is its name in UPPER_SNAKE. */
    static String code(String constraint) {
        return constraint.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
