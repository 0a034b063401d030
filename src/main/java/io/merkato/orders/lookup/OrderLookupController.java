package io.merkato.orders.lookup;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.json.Message;
import io.merkato.platform.json.Trimmed;
import io.merkato.platform.mail.EmailAddress;
import io.merkato.platform.text.NotBlank;
import io.merkato.platform.visitor.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Orders")
@OpenTo(Audience.UNRECOGNIZED)
class OrderLookupController {

    private final LookUpOrder lookUpOrder;

    OrderLookupController(LookUpOrder lookUpOrder) {
        this.lookUpOrder = lookUpOrder;
    }

    @PostMapping("/v1/orders/lookup")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask for the link to an order by its number and the address it was placed with",
            description =
                    "The answer is the same whether or not there is such an order. If both fit, a mail goes to the "
                            + "address with a link whose token is an Order-Token.")
    Message ask(@Valid @RequestBody Sought body, Visitor visitor) {
        lookUpOrder.ask(body.number(), body.email(), visitor);
        return new Message(
                "If there is an order with this number and this address, we have sent it a mail with a link.");
    }

    @Schema(name = "OrderLookup")
    record Sought(
            @Schema(description = "As it stands in the mail, in any case of letters and with or without blanks.")
            @NotNull @NotBlank @Size(max = 40) String number,

            @NotNull @EmailAddress(lookedUp = true) @Trimmed @Schema(maxLength = 254)
            String email) {}
}
