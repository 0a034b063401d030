package io.merkato.platform.mail;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * A text to which mail can be sent, as far as its form tells: one @, before it ASCII, since few mail servers take anything
 * else (SMTPUTF8), after it a domain with a dot, in letters of any script; nothing strange.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EmailAddress.Form.class)
public @interface EmailAddress {

    String message() default
            "must be an address such as name@example.com, of at most 254 characters, with no accents before the @";

    /**
     * Whether it is only looked up. Earlier versions took letters of any script before the @ too, and who has such an
     * address is still found by it.
     */
    boolean lookedUp() default false;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the form. Whether anybody reads what is sent there, only a confirmation tells. */
    final class Form implements ConstraintValidator<EmailAddress, String> {

        private static final int LONGEST = 254;
        private static final int DELETE = 0x7f;
        private static final int LAST_CONTROL = 0x9f;

        private boolean lookedUp;

        @Override
        public void initialize(EmailAddress address) {
            lookedUp = address.lookedUp();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || isSound(text, lookedUp);
        }

        public static boolean isSound(String text) {
            return isSound(text, false);
        }

        private static boolean isSound(String text, boolean anyScript) {
            int at = text.indexOf('@');
            return text.length() <= LONGEST
                    && at > 0
                    && at == text.lastIndexOf('@')
                    && isLocal(text.substring(0, at), anyScript)
                    && isDomain(DomainName.ascii(text.substring(at + 1)), LONGEST - at - 1);
        }

        private static boolean isLocal(String local, boolean anyScript) {
            return areLabels(local) && local.chars().noneMatch(c -> isStrange(c) && !(anyScript && c > LAST_CONTROL));
        }

        private static boolean isDomain(@Nullable String ascii, int longest) {
            return ascii != null
                    && ascii.length() <= longest
                    && areLabels(ascii)
                    && ascii.indexOf('.') > 0
                    && ascii.chars().noneMatch(Form::isStrange);
        }

        /** Whether dots part the text, with something before and after each. */
        private static boolean areLabels(String text) {
            return !text.isEmpty() && !text.startsWith(".") && !text.endsWith(".") && !text.contains("..");
        }

        private static boolean isStrange(int character) {
            return character <= ' ' || character >= DELETE || "<>()[],;:\\\"".indexOf(character) >= 0;
        }
    }
}
