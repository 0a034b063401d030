package io.merkato.accounts;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A text to which mail can be sent, as far as its form tells: one @, a dot in the domain, nothing strange. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EmailAddress.Form.class)
public @interface EmailAddress {

    String message() default "must be an address such as name@example.com, of at most 254 characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the form. Whether anybody reads what is sent there, only a confirmation tells. */
    final class Form implements ConstraintValidator<EmailAddress, String> {

        private static final int LONGEST = 254;

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || isSound(text);
        }

        static boolean isSound(String text) {
            int at = text.indexOf('@');
            return text.length() <= LONGEST
                    && at == text.lastIndexOf('@')
                    && at > 0
                    && areLabels(text.substring(0, at))
                    && areLabels(text.substring(at + 1))
                    && text.indexOf('.', at) > 0
                    && text.codePoints().noneMatch(Form::isStrange);
        }

        /** Whether dots part the text, with something before and after each. */
        private static boolean areLabels(String text) {
            return !text.isEmpty() && !text.startsWith(".") && !text.endsWith(".") && !text.contains("..");
        }

        private static boolean isStrange(int character) {
            return Character.isWhitespace(character)
                    || Character.isSpaceChar(character)
                    || Character.isISOControl(character)
                    || Character.getType(character) == Character.FORMAT
                    || "<>()[],;:\\\"".indexOf(character) >= 0;
        }
    }
}
