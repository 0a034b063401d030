package io.merkato.platform.problem;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.http.HttpHeaders;

/**
 * The rest of a body that was refused before its end. It would stand on the connection before the client's next request,
 * and many clients look for an answer only after they have sent everything.
 */
public final class UnreadBody {

    private static final int CHUNK_BYTES = 16_384;
    private static final int MOST_BYTES = 16 << 20;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private UnreadBody() {}

    /**
     * Reads on to the end, and gives up after about so many bytes. Whoever asked first whether to send has the answer
     * already, and sends nothing.
     *
     * @return whether the end was reached, so that another request may follow
     */
    public static boolean discard(HttpServletRequest request, long mostBytes) {
        if (request.getHeader(HttpHeaders.EXPECT) != null) {
            return false;
        }
        try {
            InputStream rest = request.getInputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            long discarded = 0;
            int read = rest.read(chunk);
            while (read >= 0 && discarded < mostBytes) {
                discarded += read;
                read = rest.read(chunk);
            }
            return read < 0;
        } catch (IOException e) {
            // The sender has gone, and so has the rest.
            return false;
        }
    }

    /**
     * Takes what a sender goes on sending, but does not wait: it ends with the sender's first pause of a quarter of a second,
     * or after five seconds or 16 MiB. Who is cut off while sending does not see the answer.
     *
     * @return whether the end was reached, so that another request may follow
     */
    static boolean takeWhatComes(HttpServletRequest request) {
        try {
            return takeWhatComes(request.getInputStream(), request.getContentLengthLong());
        } catch (IOException e) {
            // The sender has gone, and so has the rest.
            return false;
        }
    }

    private static boolean takeWhatComes(ServletInputStream rest, long declared) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        long left = declared < 0 ? MOST_BYTES : Math.min(declared, MOST_BYTES);
        long end = System.nanoTime() + LONGEST_NANOS;
        long pauseEnds = System.nanoTime() + PAUSE_NANOS;
        while (left > 0 && !rest.isFinished() && System.nanoTime() < Math.min(end, pauseEnds)) {
            if (rest.available() == 0) {
                LockSupport.parkNanos(LOOK_NANOS);
            } else {
                left -= rest.read(chunk);
                pauseEnds = System.nanoTime() + PAUSE_NANOS;
            }
        }
        return rest.isFinished() || left <= 0 && declared >= 0 && declared <= MOST_BYTES;
    }
}
