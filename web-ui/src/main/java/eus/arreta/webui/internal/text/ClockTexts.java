package eus.arreta.webui.internal.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Clocks of service and their policies, in Spanish; the other languages are in {@code messages/clock_*.properties}. */
@MessageBundle(value = "clock", locale = "es")
public interface ClockTexts {

    @Message("respuesta")
    String shortResponse();

    @Message("resolución")
    String shortResolution();

    @Message("promesa")
    String shortPromise();

    @Message("ventana de respuesta")
    String shortReplyWindow();

    @Message("Primera respuesta")
    String firstResponse();

    @Message("Siguiente respuesta")
    String nextResponse();

    @Message("Resolución del servicio")
    String resolution();

    @Message("Promesa")
    String promise();

    @Message("Ventana de respuesta del canal")
    String replyWindow();

    @Message("{count} s")
    String seconds(String count);

    @Message("{count} min")
    String minutes(String count);

    @Message("{hours} h {minutes} min")
    String hours(String hours, String minutes);

    @Message("{name}: {time}")
    String left(String name, String time);

    @Message("{name}: {time}, pronto")
    String leftSoon(String name, String time);

    @Message("{name}: tarde desde {when}")
    String lateSince(String name, String when);

    @Message("Vence: {when}")
    String dueAt(String when);

    @Message("Venció: {when}")
    String wasDueAt(String when);

    @Message("Orden")
    String order();

    @Message("Lo más reciente primero")
    String byActivity();

    @Message("por plazo")
    String byDue();

    @Message("Tarde")
    String tabLate();

    @Message("Plazos del servicio")
    String deadlines();

    @Message("Anteriores")
    String earlierClocks();

    @Message("Según la política {policy}")
    String countedBy(String policy);

    @Message("Ninguna política encaja con este caso.")
    String noPolicy();

    @Message("Cómo se calcula")
    String why();

    @Message("Qué ha pasado")
    String whatHappened();

    @Message("y {count} tramos más")
    String partsLeftOut(String count);

    @Message("en curso")
    String stateRunning();

    @Message("en pausa")
    String statePaused();

    @Message("cumplido")
    String stateMet();

    @Message("vencido")
    String stateBreached();

    @Message("sin efecto")
    String stateCancelled();

    @Message("empieza")
    String changeStarted();

    @Message("en pausa")
    String changePaused();

    @Message("sigue")
    String changeResumed();

    @Message("se recalcula")
    String changeMoved();

    @Message("cumplido")
    String changeMet();

    @Message("vencido")
    String changeBreached();

    @Message("respondido, ya tarde")
    String changeAnswered();

    @Message("sin efecto")
    String changeCancelled();

    @Message("{when}: {what}")
    String change(String when, String what);

    @Message("{when}: {what} ({reason})")
    String changeBecause(String when, String what, String reason);

    @Message("{when}: {what} ({reason}; {who})")
    String changeBy(String when, String what, String reason, String who);

    @Message("un mensaje que llegó con retraso")
    String reasonLateMessage();

    @Message("otra política u otra prioridad")
    String reasonPolicy();

    @Message("promesa cumplida")
    String reasonKept();

    @Message("promesa incumplida")
    String reasonBroken();

    @Message("caso importado")
    String reasonImported();

    @Message("unido a otro caso")
    String reasonMerged();

    @Message("reabierto: sigue con el tiempo que quedaba")
    String reasonResumed();

    @Message("reabierto: empieza de nuevo")
    String reasonRestarted();

    @Message("la ventana se cerró")
    String reasonClosed();
}
