package io.merkato.kernel;

import io.merkato.platform.text.NotBlank;
import io.merkato.platform.text.SingleLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Where a person lives or works, to ship or bill to: the same rules wherever an address is taken.
 *
 * @param postalCode as the country writes it, where that is certain; null where addresses have none
 * @param country ISO 3166-1 alpha-2, in capitals
 */
@PostalCode
public record Address(
        @NotNull @NotBlank @SingleLine @Size(max = 200) String name,
        @NotNull @NotBlank @SingleLine @Size(max = 200) String line1,
        @Nullable @SingleLine @Size(max = 200) String line2,
        @NotNull @NotBlank @SingleLine @Size(max = 100) String city,
        @Nullable @SingleLine @Size(max = 20) String postalCode,
        @Nullable @SingleLine @Size(max = 100) String region,

        @NotNull @Country String country,

        @Nullable @SingleLine @Size(max = 40) String phone) {

    public Address {
        postalCode = PostalCodes.written(postalCode, country);
    }
}
