package io.merkato.pages;

import static io.merkato.platform.problem.PlatformProblem.INVALID_PARAMETER;
import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.payments.visits.Visit;
import io.merkato.payments.visits.Visits;
import io.merkato.platform.security.PageForPeople;
import io.merkato.platform.templates.Html;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page of the sandbox's gateway, where whoever tries a storefront out pays or does not, and goes back to the storefront. It moves
 * no money, and production has no such route.
 */
@Hidden
@RestController
@ConditionalOnBooleanProperty("merkato.sandbox")
@OpenTo(Audience.EVERYBODY)
@PageForPeople
class PaymentPageController {

    private static final String TITLE = "Pay in the sandbox";

    /** Browsers ask it for where a form leads in the end too. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private final Pages pages;
    private final Visits visits;

    PaymentPageController(Pages pages, Visits visits) {
        this.pages = pages;
        this.visits = visits;
    }

    @GetMapping(path = "/dev/gateway/payments/{id}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> ask(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String returnTo,
            HttpServletRequest request) {
        ReturnAddress back = ReturnAddress.of(returnTo);
        Visit visit = visits.find(uuid(id)).orElseThrow(PaymentPageController::unknown);
        if (visit.stage() != Visit.Stage.WAITS) {
            return decided(visit, back, request);
        }
        return pages.answer(request, back == null ? POLICY : POLICY + " " + back.origin(), TITLE, buttons(visit, back));
    }

    @PostMapping(
            path = "/dev/gateway/payments/{id}",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> press(@PathVariable String id, HttpServletRequest request) {
        SentForm form = SentForm.of(request);
        ReturnAddress back = ReturnAddress.of(form.value("returnTo"));
        Visit visit =
                visits.decide(uuid(id), isToPay(form.value("answer"))).orElseThrow(PaymentPageController::unknown);
        return back == null
                ? decided(visit, null, request)
                : ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(back.address())
                        .build();
    }

    private Html buttons(Visit visit, @Nullable ReturnAddress back) {
        return pages.part(
                "gateway-payment",
                Map.of(
                        "title", Html.of(TITLE),
                        "id", Html.of(visit.operation().toString()),
                        "order", Html.of(visit.order().toString()),
                        "amount", Html.of(visit.amount().display()),
                        "returnTo", Html.of(back == null ? "" : back.toString()),
                        "afterwards",
                                back == null ? pages.part("gateway-no-return", Map.of()) : leading("return", back)));
    }

    private ResponseEntity<String> decided(Visit visit, @Nullable ReturnAddress back, HttpServletRequest request) {
        String title = visit.stage() == Visit.Stage.PAID ? "It is paid" : "It is not paid";
        return pages.answer(
                request,
                HttpStatus.OK,
                title,
                pages.part(
                        "gateway-decided",
                        Map.of(
                                "title", Html.of(title),
                                "amount", Html.of(visit.amount().display()),
                                "back", back == null ? Html.NOTHING : leading("back", back))));
    }

    private Html leading(String way, ReturnAddress back) {
        return pages.part("gateway-" + way, Map.of("returnTo", Html.of(back.toString())));
    }

    private static boolean isToPay(String answer) {
        return switch (answer) {
            case "pay" -> true;
            case "decline" -> false;
            default -> throw INVALID_PARAMETER.because("answer is pay or decline.");
        };
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return NOT_FOUND.because("No payment has sent its buyer here.");
    }
}
