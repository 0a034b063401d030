package io.merkato.payments.methods;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.payments.Payments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Checkout")
@OpenTo(Audience.EVERYBODY)
class PaymentMethodController {

    private final Payments payments;

    PaymentMethodController(Payments payments) {
        this.payments = payments;
    }

    @GetMapping("/v1/payment-methods")
    @Operation(
            summary = "How orders can be paid",
            description =
                    "`code` is what an order names as its `payment.method`, `publishableKey` what the script of the method in your pages is "
                            + "started with, if it has one.")
    PaymentMethods list() {
        return new PaymentMethods(payments.methods().stream()
                .map(gateway -> new Item(
                        gateway.method(),
                        gateway.name(),
                        gateway.instructions().orElse(null),
                        gateway.publishableKey()))
                .toList());
    }

    @Schema(name = "PaymentMethodList")
    record PaymentMethods(List<Item> items) {}

    @Schema(name = "PaymentMethod")
    record Item(
            String code,
            String name,

            @Schema(description = "What buyers have to know who choose it; several lines, maybe.") @Nullable String instructions,

            @Nullable String publishableKey) {}
}
