package io.merkato.payments.sandbox;

import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.kernel.Audience;
import io.merkato.kernel.Money;
import io.merkato.kernel.OpenTo;
import io.merkato.payments.OperationKind;
import io.merkato.payments.Outcome;
import io.merkato.payments.sandbox.QuestionLog.Asked;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What shall go wrong at the sandbox's gateway, said by whoever tries a storefront out. Production has no such route. */
@RestController
@Tag(name = "Sandbox")
@ConditionalOnBooleanProperty("merkato.sandbox")
@OpenTo(Audience.EVERYBODY)
class GatewayScriptController {

    /** Under this path of the shop's are the pages that buyers are sent to. */
    static final String PAYMENTS = "/dev/gateway/payments/";

    private static final int MOST_FAULTS = 20;
    private static final int LONGEST_DELAY_MS = 60_000;
    private static final int MOST_TIMES = 1000;

    private final FaultScript script;
    private final QuestionLog log;

    GatewayScriptController(FaultScript script, QuestionLog log) {
        this.script = script;
        this.log = log;
    }

    @GetMapping("/dev/gateway")
    @Refuses("NOT_FOUND")
    @Operation(
            summary = "The sandbox's gateway: what shall go wrong, and what it was asked",
            description =
                    "The newest 100 questions, and what came of each at the gateway (`outcome`) and at the shop (`told`). "
                            + "Both are of the node that answers. In production there is no such route.")
    GatewayState state() {
        return new GatewayState(
                scripted(), log.newest().stream().map(Question::of).toList());
    }

    @PutMapping("/dev/gateway/faults")
    @Refuses({"NOT_FOUND", "VALIDATION_FAILED"})
    @Operation(
            summary = "Say what shall go wrong at the sandbox's gateway",
            description =
                    "In place of what was said before. A question takes the first fault that is for its `verb`, `times` times. "
                            + "`delayed` answers after `delayMs`, which goes with the other effects too; `answerLost` does what is asked for and "
                            + "says nothing; `notReached` does nothing and says nothing; `declined` declines for good, with `code`. "
                            + "Over 5 seconds the shop waits no longer, and the answer is lost.")
    GatewayFaults replace(@Valid @RequestBody NewFaults body) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < body.items.size(); i++) {
            body.items.get(i).check("/items/" + i, errors);
        }
        if (!errors.isEmpty()) {
            throw VALIDATION_FAILED
                    .because("What goes together is told with each effect.")
                    .at(errors);
        }
        script.replace(body.items.stream().map(NewFault::fault).toList());
        return new GatewayFaults(scripted());
    }

    @DeleteMapping("/dev/gateway/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses("NOT_FOUND")
    @Operation(
            summary = "Let nothing go wrong at the sandbox's gateway",
            description = "But what tokens say: `tok_timeout` still loses its first answer.")
    void lift() {
        script.replace(List.of());
    }

    private List<GatewayFault> scripted() {
        return script.faults().stream().map(GatewayFault::of).toList();
    }

    record NewFaults(@NotNull @Size(max = MOST_FAULTS) List<@NotNull @Valid NewFault> items) {}

    @Schema(name = "NewGatewayFault")
    record NewFault(
            @NotNull Verb verb,
            @NotNull Effect effect,
            @Nullable @Min(0) @Max(LONGEST_DELAY_MS) Integer delayMs,

            @Nullable @Size(max = 60) @Pattern(regexp = "[a-z][a-z0-9_]*", message = "has small letters, digits and _ only") String code,

            @Nullable @Min(1) @Max(MOST_TIMES) Integer times) {

        void check(String pointer, List<FieldError> errors) {
            if (effect == Effect.DELAYED && (delayMs == null || delayMs == 0)) {
                errors.add(
                        new FieldError(pointer + "/delayMs", "REQUIRED", "is required where nothing else goes wrong"));
            }
            if (effect == Effect.DECLINED && !verb.mayBeDeclined()) {
                errors.add(new FieldError(pointer + "/effect", "INVALID_VALUE", "only what moves money is declined"));
            }
            if (effect != Effect.DECLINED && code != null) {
                errors.add(new FieldError(pointer + "/code", "INVALID_VALUE", "is for what is declined only"));
            }
        }

        Fault fault() {
            return new Fault(
                    verb,
                    effect,
                    Objects.requireNonNullElse(delayMs, 0),
                    effect == Effect.DECLINED ? Objects.requireNonNullElse(code, "card_declined") : null,
                    Objects.requireNonNullElse(times, 1));
        }
    }

    record GatewayState(List<GatewayFault> faults, List<Question> questions) {}

    record GatewayFaults(List<GatewayFault> items) {}

    record GatewayFault(
            Verb verb,
            Effect effect,
            int delayMs,
            @Nullable String code,

            @Schema(description = "How many questions it is still for.")
            int times) {

        static GatewayFault of(Fault fault) {
            return new GatewayFault(fault.verb(), fault.effect(), fault.delayMs(), fault.code(), fault.times());
        }
    }

    @Schema(name = "GatewayQuestion")
    record Question(
            Instant at,
            Verb verb,
            UUID operationId,
            OperationKind kind,
            UUID orderId,
            Money amount,
            @Nullable String token,

            @Schema(description = "What came of it at the gateway.")
            Answered outcome,

            @Schema(description = "What the shop was told.") Answered told) {

        static Question of(Asked asked) {
            return new Question(
                    asked.at(),
                    asked.verb(),
                    asked.operation().id().value(),
                    asked.operation().kind(),
                    asked.operation().order().value(),
                    asked.operation().amount(),
                    asked.operation().token(),
                    Answered.of(asked.came()),
                    Answered.of(asked.told()));
        }
    }

    @Schema(name = "GatewayOutcome")
    record Answered(
            @Schema(allowableValues = {"succeeded", "declined", "actionRequired", "awaited", "unknown"})
            String status,

            @Schema(description = "Why it was declined, or is not known.") @Nullable String reason) {

        static Answered of(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Succeeded succeeded -> new Answered("succeeded", null);
                case Outcome.Declined declined -> new Answered("declined", declined.code());
                case Outcome.ActionRequired action -> new Answered("actionRequired", null);
                case Outcome.Awaited awaited -> new Answered("awaited", null);
                case Outcome.InProgress progress -> new Answered("inProgress", progress.reason());
                case Outcome.Absent absent -> new Answered("absent", absent.reason());
                case Outcome.Unknown unknown -> new Answered("unknown", unknown.reason());
            };
        }
    }
}
