package io.merkato.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/**
 * The rest of a body that was refused before its end. It would stand on the connection before the client's next request,
 * and many clients look for an answer only after they have sent everything.
 */
public final class UnreadBody {

    private static final int CHUNK_BYTES = 16_384;

    private UnreadBody() {}

    /**
     * Reads on to the end, and gives up after about so many bytes or so long. Whoever asked first whether to send has the
     * answer already, and sends nothing.
     *
     * @return whether the end was reached, so that another request may follow
     */
    public static boolean discard(HttpServletRequest request, long mostBytes, Duration longest) {
        if (request.getHeader(HttpHeaders.EXPECT) != null) {
            return false;
        }
        try {
            InputStream rest = request.getInputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            long discarded = 0;
            long deadline = System.nanoTime() + longest.toNanos();
            int read = rest.read(chunk);
            while (read >= 0 && discarded < mostBytes && System.nanoTime() < deadline) {
                discarded += read;
                read = rest.read(chunk);
            }
            return read < 0;
        } catch (IOException e) {
            // The sender has gone, and so has the rest.
            return false;
        }
    }
}
