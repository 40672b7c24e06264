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

    @Message("Plazo")
    String dueField();

    @Message("Cualquier plazo")
    String anyDue();

    @Message("vence en 24 horas")
    String dueWithinADay();

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

    @Message("la persona volvió a escribir")
    String reasonNewerMessage();

    @Message("Nueva política")
    String newPolicy();

    @Message("Nombre")
    String name();

    @Message("Posición en el orden")
    String position();

    @Message("Se miran de menor a mayor; cuenta la primera que encaja.")
    String positionHint();

    @Message("Qué casos")
    String whichCases();

    @Message("Lo que se deja vacío vale para todos.")
    String whichCasesHint();

    @Message("cualquiera")
    String anyValue();

    @Message("Canal")
    String channel();

    @Message("Cola")
    String queue();

    @Message("Tipo")
    String kind();

    @Message("Tema")
    String topic();

    @Message("Prioridad")
    String priority();

    @Message("Idioma")
    String language();

    @Message("Calendario")
    String calendar();

    @Message("ninguno: todo en tiempo natural")
    String noCalendar();

    @Message("Qué se promete")
    String targets();

    @Message("Minutos para todos (30), o por prioridad (urgent=15, normal=480). Vacío: no se promete.")
    String targetsHint();

    @Message("{target}: minutos")
    String minutesOf(String target);

    @Message("{target}: cómo se cuenta")
    String timeOf(String target);

    @Message("{target}: avisar al")
    String warnOf(String target);

    @Message("Fracciones del tiempo separadas por comas, como 0.5, 0.8.")
    String warnHint();

    @Message("{target}: con plazo")
    String promised(String target);

    @Message("Termina cuando la promesa o la ventana del canal: aquí solo se elige si se cuenta y cuándo avisar.")
    String givenHint();

    @Message("en horario del calendario")
    String businessTime();

    @Message("en tiempo natural")
    String naturalTime();

    @Message("Se para mientras el caso está")
    String pauseOn();

    @Message("Al reabrir un caso")
    String onReopen();

    @Message("sigue con el tiempo que quedaba")
    String reopenResume();

    @Message("empieza de nuevo")
    String reopenRestart();

    @Message("Qué se hace")
    String actions();

    @Message(
            "Una línea por acción: warning o breach, y notify, raise-priority, move-queue con su cola, webhook o mail. Por ejemplo: breach move-queue urgentes")
    String actionsHint();

    @Message("Versiones")
    String versions();

    @Message("versión {version}, {when}")
    String versionMade(String version, String when);

    @Message("Ves la versión {version}; guardarla hace de ella la más nueva.")
    String showsVersion(String version);

    @Message("Retirar")
    String retire();

    @Message("Ningún caso nuevo la tendrá; los relojes en marcha siguen. Guardarla la recupera.")
    String retireHint();

    @Message("Antes")
    String earlier();

    @Message("Después")
    String later();

    @Message("Poner {name} antes")
    String moveEarlier(String name);

    @Message("Poner {name} después")
    String moveLater(String name);

    @Message("Volver a aplicar las reglas")
    String reApply();

    @Message(
            "Recalcula los plazos de este caso con las versiones más nuevas de la política y del calendario. Queda anotado quién y por qué.")
    String reApplyCaseHint();

    @Message(
            "Recalcula todos los casos en marcha que cuentan por esta política. Queda anotado en cada uno quién y por qué.")
    String reApplyPolicyHint();

    @Message("Motivo")
    String reason();

    @Message("Recalcular")
    String reApplyNow();

    @Message("En marcha: {done} casos recalculados")
    String reApplyRunning(String done);

    @Message("Terminado: {done} casos recalculados")
    String reApplyDone(String done);

    @Message("{when} · {who} · {reason}")
    String reApplyLine(String when, String who, String reason);

    @Message("Otra política tiene ya ese nombre.")
    String problemNameTaken();

    @Message("O para un caso así")
    String tryValues();

    @Message("Mi perfil")
    String profile();

    @Message("Mi horario de trabajo")
    String myHours();

    @Message("siempre")
    String always();

    @Message("Fuera de este horario no te llegan avisos de plazos: los ves cuando empieza.")
    String myHoursHint();

    @Message("Estoy de guardia: avisadme también fuera de mi horario")
    String onDuty();

    @Message("Confirmar con su número de registro")
    String confirm();
}
