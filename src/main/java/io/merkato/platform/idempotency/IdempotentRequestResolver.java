package io.merkato.platform.idempotency;

import static io.merkato.platform.problem.PlatformProblem.IDEMPOTENCY_KEY_INVALID;
import static io.merkato.platform.problem.PlatformProblem.IDEMPOTENCY_KEY_MISSING;

import io.merkato.kernel.UserId;
import io.merkato.platform.body.BufferedBody;
import io.merkato.platform.crypto.Derivation;
import io.merkato.platform.crypto.Sha256;
import io.merkato.platform.problem.ProblemAnswers;
import io.merkato.platform.security.Caller;
import io.merkato.platform.settings.Secrets;
import io.merkato.platform.visitor.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes the {@link IdempotentRequest} that a controller takes from the HTTP request. */
@Component
class IdempotentRequestResolver implements HandlerMethodArgumentResolver {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,255}");

    // A plain hash of a registration would let whoever reads the database try passwords at great speed.
    private final Derivation fingerprints;

    private final List<GuestToken> guests;
    private final ProblemAnswers problems;

    IdempotentRequestResolver(Secrets secrets, List<GuestToken> guests, ProblemAnswers problems) {
        this.guests = guests;
        this.problems = problems;
        this.fingerprints = new Derivation(secrets.derive("platform idempotency fingerprint"));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotentRequest.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = (HttpServletRequest) webRequest.getNativeRequest();
        String key = request.getHeader("Idempotency-Key");
        if (key == null && parameter.hasMethodAnnotation(NeedsKey.class)) {
            throw IDEMPOTENCY_KEY_MISSING.because("Send an Idempotency-Key header of 8 to 255 characters, new for each "
                    + "intention and the same when you repeat a request.");
        }
        if (key == null) {
            return new IdempotentRequest("", null, "", problem -> problems.answer(problem, request));
        }
        if (!KEY.matcher(key).matches()) {
            throw IDEMPOTENCY_KEY_INVALID.because("This one has " + key.length() + " characters or a strange one.");
        }
        return new IdempotentRequest(
                actor(request), key, fingerprint(request), problem -> problems.answer(problem, request));
    }

    /** A guest is known by a token; before there is one, the address keeps two strangers' keys apart. */
    private String actor(HttpServletRequest request) {
        Caller caller = Caller.of(request);
        if (caller.userId() != null) {
            return actor(caller.userId());
        }
        for (GuestToken guest : guests) {
            String token = guest.sentWith(request);
            if (token != null) {
                return "guest " + HexFormat.of().formatHex(Sha256.of(token));
            }
        }
        return "address "
                + HexFormat.of().formatHex(fingerprints.of(Visitor.of(request).address()));
    }

    static String actor(UserId userId) {
        return "user " + userId;
    }

    private String fingerprint(HttpServletRequest request) {
        String query = request.getQueryString();
        String line = request.getMethod() + " " + request.getRequestURI() + "?" + (query == null ? "" : query) + "\n";
        return HexFormat.of().formatHex(fingerprints.of(line, JsonMeaning.of(BufferedBody.of(request))));
    }
}
