package io.merkato.kernel;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** An address with the postal code that its country needs, in the form that its country writes, where that is certain. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PostalCode.OfCountry.class)
@interface PostalCode {

    String message() default "is needed in this country";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks at the code and the country together. */
    final class OfCountry implements ConstraintValidator<PostalCode, Address> {

        private static final String WRONG_FORM = "is no postal code of this country";

        @Override
        public boolean isValid(@Nullable Address address, ConstraintValidatorContext context) {
            if (address == null) {
                return true;
            }
            String code = address.postalCode();
            boolean valid = code == null
                    ? !PostalCodes.isNeeded(address.country())
                    : PostalCodes.isSound(code, address.country());
            if (!valid) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(
                                code == null ? context.getDefaultConstraintMessageTemplate() : WRONG_FORM)
                        .addPropertyNode("postalCode")
                        .addConstraintViolation();
            }
            return valid;
        }
    }
}
