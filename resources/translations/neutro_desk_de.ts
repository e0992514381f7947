<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_GB">
<context>
    <name>AlarmButton</name>
    <message>
        <source>Definitions</source>
        <translation>Definitionen</translation>
    </message>
    <message>
        <source>Fever: definitions side by side</source>
        <translation>Fieber: Definitionen nebeneinander</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Open a case file</source>
        <translation>Falldatei öffnen</translation>
    </message>
    <message>
        <source>Case files (*.neutro.json *.json)</source>
        <translation>Falldateien (*.neutro.json *.json)</translation>
    </message>
    <message>
        <source>Save as case file</source>
        <translation>Als Falldatei speichern</translation>
    </message>
    <message>
        <source>Case files (*.neutro.json)</source>
        <translation>Falldateien (*.neutro.json)</translation>
    </message>
    <message>
        <source>Save the page</source>
        <translation>Seite speichern</translation>
    </message>
    <message>
        <source>Folder for the records</source>
        <translation>Ordner für die Patientenakten</translation>
    </message>
    <message>
        <source>Import case files</source>
        <translation>Falldateien einlesen</translation>
    </message>
    <message>
        <source>Case files (*.json)</source>
        <translation>Falldateien (*.json)</translation>
    </message>
    <message>
        <source>Import every case file of a folder</source>
        <translation>Alle Falldateien eines Ordners einlesen</translation>
    </message>
    <message>
        <source>Export every patient into a folder</source>
        <translation>Alle Patienten in einen Ordner ausgeben</translation>
    </message>
    <message>
        <source>Second folder for backups</source>
        <translation>Zweiter Ordner für Sicherungen</translation>
    </message>
    <message>
        <source>Put this copy in the place of the records?</source>
        <translation>Diese Kopie an die Stelle der Akten setzen?</translation>
    </message>
    <message>
        <source>What was saved after the copy was made is not in it. The records as they are now become a backup first, so that this can be undone the same way.</source>
        <translation>Was nach der Kopie gespeichert wurde, ist nicht darin. Die Akten, wie sie jetzt sind, werden zuerst zur Sicherung, so dass dies auf demselben Weg zurückgenommen werden kann.</translation>
    </message>
    <message>
        <source>Put it in place</source>
        <translation>An die Stelle setzen</translation>
    </message>
    <message>
        <source>Make one new backup and remove all older ones?</source>
        <translation>Eine neue Sicherung machen und alle älteren entfernen?</translation>
    </message>
    <message>
        <source>Nothing that was erased is in a backup then, neither here nor in the second folder. What only an older backup holds is gone for good, and there is no way back to an earlier day.</source>
        <translation>Dann ist nichts Gelöschtes mehr in einer Sicherung, weder hier noch im zweiten Ordner. Was nur eine ältere Sicherung enthält, ist endgültig weg, und es gibt keinen Weg zurück zu einem früheren Tag.</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>The program closed after a fault while you were working.</source>
        <translation>Das Programm wurde nach einem Fehler geschlossen, während Sie arbeiteten.</translation>
    </message>
    <message>
        <source>What you had typed was kept. Check its numbers against the laboratory report.</source>
        <translation>Was Sie getippt hatten, wurde behalten. Prüfen Sie die Zahlen am Laborbefund.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Save the course</source>
        <translation>Verlauf speichern</translation>
    </message>
    <message>
        <source>Save to {0}</source>
        <translation>Speichern bei {0}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>It was kept for you, encrypted. Check its numbers against the laboratory report.</source>
        <translation>Es wurde verschlüsselt für Sie aufgehoben. Prüfen Sie die Zahlen am Laborbefund.</translation>
    </message>
    <message>
        <source>You typed something for this patient that was not saved.</source>
        <translation>Sie haben für diesen Patienten etwas getippt, das nicht gespeichert wurde.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Open this patient</source>
        <translation>Diesen Patienten öffnen</translation>
    </message>
    <message>
        <source>Create anyway</source>
        <translation>Trotzdem anlegen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>A case file is not encrypted. This one holds details of a patient.</source>
        <translation>Eine Falldatei ist nicht verschlüsselt. Diese enthält Angaben zu einem Patienten.</translation>
    </message>
    <message>
        <source>Keep it where only those may read it who look after this patient.</source>
        <translation>Bewahren Sie sie dort auf, wo nur die Behandelnden sie lesen dürfen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>AuditDetail</name>
    <message>
        <source>revision {0}, {1} rows, {2}</source>
        <translation>Fassung {0}, {1} Zeilen, {2}</translation>
    </message>
    <message>
        <source>audit</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>ward board</source>
        <translation>Stationstafel</translation>
    </message>
    <message>
        <source>patient list</source>
        <translation>Patientenliste</translation>
    </message>
    <message>
        <source>case file</source>
        <translation>Falldatei</translation>
    </message>
    <message>
        <source>took in {0}</source>
        <translation>nahm {0} auf</translation>
    </message>
    <message>
        <source>into {0}</source>
        <translation>ging in {0} auf</translation>
    </message>
    <message>
        <source>older backups removed: {0}</source>
        <translation>ältere Sicherungen entfernt: {0}</translation>
    </message>
    <message>
        <source>own passphrase changed</source>
        <translation>eigene Passphrase geändert</translation>
    </message>
    <message>
        <source>new recovery key</source>
        <translation>neuer Notschlüssel</translation>
    </message>
    <message>
        <source>added {0} as {1}</source>
        <translation>{0} hinzugefügt als {1}</translation>
    </message>
    <message>
        <source>removed {0}</source>
        <translation>{0} entfernt</translation>
    </message>
    <message>
        <source>new passphrase for {0}</source>
        <translation>neue Passphrase für {0}</translation>
    </message>
</context>
<context>
    <name>AuditDialog</name>
    <message>
        <source>Audit of the records</source>
        <translation>Protokoll der Akten</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle Personen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Patient no.</source>
        <translation>Patient Nr.</translation>
    </message>
    <message>
        <source>From {0}</source>
        <translation>Von {0}</translation>
    </message>
    <message>
        <source>to {0}</source>
        <translation>bis {0}</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Als CSV ausgeben</translation>
    </message>
    <message>
        <source>Writes all entries asked for</source>
        <translation>Schreibt alle gewählten Einträge</translation>
    </message>
    <message>
        <source>Verify the chain</source>
        <translation>Kette prüfen</translation>
    </message>
    <message>
        <source>Names each entry that was changed</source>
        <translation>Nennt jeden Eintrag, der verändert wurde</translation>
    </message>
    <message>
        <source>Leave it empty for all</source>
        <translation>Leer lassen für alle</translation>
    </message>
    <message>
        <source>Entries, the newest first</source>
        <translation>Einträge, der neueste zuerst</translation>
    </message>
    <message>
        <source>Nothing can be changed here</source>
        <translation>Hier kann nichts geändert werden</translation>
    </message>
</context>
<context>
    <name>AuditTable</name>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Patient no.</source>
        <translation>Patient Nr.</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
</context>
<context>
    <name>AuditViewing</name>
    <message>
        <source>{0} entries</source>
        <translation>{0} Einträge</translation>
    </message>
    <message>
        <source>The newest {0}; an export holds all</source>
        <translation>Die neuesten {0}; eine Ausgabe enthält alle</translation>
    </message>
    <message>
        <source>Not understood: {0}</source>
        <translation>Nicht verstanden: {0}</translation>
    </message>
    <message>
        <source>Not written: {0}</source>
        <translation>Nicht geschrieben: {0}</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>Geschrieben: {0}</translation>
    </message>
    <message>
        <source>The chain is whole up to {0}</source>
        <translation>Die Kette ist unversehrt bis {0}</translation>
    </message>
    <message>
        <source>{0} findings</source>
        <translation>{0} Befunde</translation>
    </message>
    <message>
        <source>The audit chain</source>
        <translation>Die Protokollkette</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Makes a copy and tries it</source>
        <translation>Macht eine Kopie und prüft sie</translation>
    </message>
    <message>
        <source>Replace all backups</source>
        <translation>Alle Sicherungen ersetzen</translation>
    </message>
    <message>
        <source>After an erasure: one new backup takes the place of all; asks once more</source>
        <translation>Nach einer Löschung: Eine neue Sicherung tritt an die Stelle aller; fragt noch einmal</translation>
    </message>
    <message>
        <source>Look into this copy</source>
        <translation>Kopie ansehen</translation>
    </message>
    <message>
        <source>Opens it read-only</source>
        <translation>Öffnet sie nur zum Lesen</translation>
    </message>
    <message>
        <source>Put this copy in place of the records</source>
        <translation>Kopie an die Stelle der Akten setzen</translation>
    </message>
    <message>
        <source>Asks once more before anything changes</source>
        <translation>Fragt noch einmal, bevor sich etwas ändert</translation>
    </message>
    <message>
        <source>Choose second folder</source>
        <translation>Zweiten Ordner wählen</translation>
    </message>
    <message>
        <source>Each backup is copied there too</source>
        <translation>Jede Sicherung wird auch dorthin kopiert</translation>
    </message>
    <message>
        <source>No second folder</source>
        <translation>Kein zweiter Ordner</translation>
    </message>
    <message>
        <source>Backups are copied nowhere</source>
        <translation>Sicherungen werden nirgendwohin kopiert</translation>
    </message>
    <message>
        <source>Backups, the newest first</source>
        <translation>Sicherungen, die neueste zuerst</translation>
    </message>
    <message>
        <source>Up and Down choose a copy, Enter looks into it</source>
        <translation>Auf und Ab wählen eine Kopie, Eingabe öffnet sie zum Ansehen</translation>
    </message>
    <message>
        <source>Patients in the copy, read only</source>
        <translation>Patienten in der Kopie, nur zum Lesen</translation>
    </message>
    <message>
        <source>Nothing can be changed here</source>
        <translation>Hier kann nichts geändert werden</translation>
    </message>
    <message>
        <source>Each backup is also copied to {0}</source>
        <translation>Jede Sicherung wird auch nach {0} kopiert</translation>
    </message>
    <message>
        <source>No second folder: a broken disk takes records and backups together.</source>
        <translation>Kein zweiter Ordner: Eine defekte Platte nimmt Akten und Sicherungen zugleich mit.</translation>
    </message>
    <message>
        <source>Look into the copy first</source>
        <translation>Zuerst die Kopie ansehen</translation>
    </message>
    <message>
        <source>Looking changes nothing. The way back is open once you looked into a copy.</source>
        <translation>Ansehen ändert nichts. Der Weg zurück steht offen, sobald Sie eine Kopie angesehen haben.</translation>
    </message>
    <message>
        <source>No backup yet. One is made each half hour in which something changed.</source>
        <translation>Noch keine Sicherung. In jeder halben Stunde mit Änderungen entsteht eine.</translation>
    </message>
    <message>
        <source>Only an administrator can do this</source>
        <translation>Das kann nur die Verwaltung</translation>
    </message>
</context>
<context>
    <name>BoardLegend</name>
    <message>
        <source>Order: warning line with fever or unwell, warning line, grade, falling; then the lower count. It is no score: it orders only what is known.</source>
        <translation>Reihenfolge: Warnzeile mit Fieber oder Unwohlsein, Warnzeile, Grad, fallend; dann der niedrigere Wert. Das ist kein Punktwert: Geordnet wird nur, was bekannt ist.</translation>
    </message>
    <message>
        <source>Trace: hatched strip &lt;{0}, dashed line {1}, open triangle: the count lies beyond a limit. Day: age of the first low sample, no proof of duration. Tag filled: fever or unwell recorded.</source>
        <translation>Kurve: schraffierter Streifen &lt;{0}, gestrichelte Linie {1}, offenes Dreieck: Der Wert liegt jenseits einer Grenze. Tag: Alter der ersten niedrigen Probe, kein Nachweis der Dauer. Gefülltes Feld: Fieber oder Unwohlsein erfasst.</translation>
    </message>
</context>
<context>
    <name>BoardModel</name>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>ANC, {0}</source>
        <translation>ANC, {0}</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Grad</translation>
    </message>
    <message>
        <source>Since last count</source>
        <translation>Seit letztem Wert</translation>
    </message>
    <message>
        <source>Last 14 d, 0 to {0}</source>
        <translation>Letzte 14 d, 0 bis {0}</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>Episode</translation>
    </message>
    <message>
        <source>Sample age</source>
        <translation>Probenalter</translation>
    </message>
    <message>
        <source>Fever or unwell</source>
        <translation>Fieber oder Unwohlsein</translation>
    </message>
    <message>
        <source>Warning line</source>
        <translation>Warnzeile</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>Ward board, first concern first</source>
        <translation>Stationstafel, das Dringlichste zuerst</translation>
    </message>
    <message>
        <source>Up and Down choose a patient, Enter opens</source>
        <translation>Auf und Ab wählen einen Patienten, Eingabe öffnet</translation>
    </message>
</context>
<context>
    <name>CausePanel</name>
    <message>
        <source>Up and Down scroll, Tab goes to the next source, Enter opens it, Ctrl+B opens the content view, Esc closes</source>
        <translation>Auf und Ab blättern, Tab geht zur nächsten Quelle, Eingabe öffnet sie, Strg+B öffnet die Wissensansicht, Esc schließt</translation>
    </message>
    <message>
        <source>In the content view, with every link and source (Ctrl+B)</source>
        <translation>In der Wissensansicht, mit allen Verweisen und Quellen (Strg+B)</translation>
    </message>
</context>
<context>
    <name>CausesPane</name>
    <message>
        <source>A note belongs to an answer of your own: choose one first.</source>
        <translation>Eine Notiz gehört zu einer eigenen Antwort: Wählen Sie zuerst eine.</translation>
    </message>
</context>
<context>
    <name>ChecklistRow</name>
    <message>
        <source>Not asked</source>
        <translation>Nicht gefragt</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note, then Enter; Esc leaves it as it was</source>
        <translation>Notiz, dann Eingabe; Esc verwirft sie</translation>
    </message>
    <message>
        <source>0 takes your answer back: then what counts and events tell stands again.</source>
        <translation>0 nimmt Ihre Antwort zurück: Dann gilt wieder, was Werte und Ereignisse sagen.</translation>
    </message>
</context>
<context>
    <name>ChoiceBox</name>
    <message>
        <source>Up and Down or a letter choose, Alt+Down opens the list</source>
        <translation>Auf und Ab oder ein Buchstabe wählen, Alt+Ab öffnet die Liste</translation>
    </message>
</context>
<context>
    <name>ChosenCount</name>
    <message>
        <source>No counts yet</source>
        <translation>Noch keine Werte</translation>
    </message>
</context>
<context>
    <name>ContentDialog</name>
    <message>
        <source>What is known</source>
        <translation>Was bekannt ist</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Up and Down choose an entry, Enter reads it</source>
        <translation>Auf und Ab wählen einen Eintrag, Eingabe zeigt ihn</translation>
    </message>
    <message>
        <source>Nothing found. Fewer letters, another spelling, or All kinds?</source>
        <translation>Nichts gefunden. Weniger Buchstaben, andere Schreibweise oder Art „Alle“?</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>ContentForm</name>
    <message>
        <source>The knowledge of causes is not loaded</source>
        <translation>Das Wissen über Ursachen ist nicht geladen</translation>
    </message>
</context>
<context>
    <name>ContentHead</name>
    <message>
        <source>Search causes, drugs, brand names, mechanisms, texts</source>
        <translation>Ursachen, Wirkstoffe, Handelsnamen, Mechanismen, Texte suchen</translation>
    </message>
    <message>
        <source>Search in all that is known</source>
        <translation>In allem suchen, was bekannt ist</translation>
    </message>
    <message>
        <source>Up and Down choose an entry, Enter reads it, Esc clears, then closes</source>
        <translation>Auf und Ab wählen einen Eintrag, Eingabe zeigt ihn, Esc leert, dann schließt es</translation>
    </message>
    <message>
        <source>Clinical</source>
        <translation>Klinisch</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Einfach</translation>
    </message>
    <message>
        <source>Words for</source>
        <translation>Wortwahl</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>Ursachen</translation>
    </message>
    <message>
        <source>Drugs</source>
        <translation>Medikamente</translation>
    </message>
    <message>
        <source>Cautions</source>
        <translation>Warnhinweise</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Fever</source>
        <translation>Fieber</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Review status</source>
        <translation>Stand der Prüfung</translation>
    </message>
    <message>
        <source>Any review</source>
        <translation>Jeder Stand</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Eingereicht</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>In Prüfung</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
</context>
<context>
    <name>ContentPage</name>
    <message>
        <source>What is known</source>
        <translation>Was bekannt ist</translation>
    </message>
    <message>
        <source>Up and Down scroll, Tab goes to the next source, Enter opens it, Esc goes back</source>
        <translation>Auf und Ab blättern, Tab geht zur nächsten Quelle, Eingabe öffnet sie, Esc geht zurück</translation>
    </message>
</context>
<context>
    <name>CourseOut</name>
    <message>
        <source>{0} could not be written; nothing was changed.</source>
        <translation>{0} konnte nicht geschrieben werden; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Saved the course as {0}</source>
        <translation>Verlauf gespeichert als {0}</translation>
    </message>
    <message>
        <source>Picture copied; it leaves the clipboard after a minute</source>
        <translation>Bild kopiert; nach einer Minute verlässt es die Zwischenablage</translation>
    </message>
</context>
<context>
    <name>CourseTable</name>
    <message>
        <source>Collected</source>
        <translation>Entnahme</translation>
    </message>
    <message>
        <source>WBC</source>
        <translation>Leuko</translation>
    </message>
    <message>
        <source>Neutrophils</source>
        <translation>Neutrophile</translation>
    </message>
    <message>
        <source>ANC</source>
        <translation>ANC</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>CTCAE v5 | v6</source>
        <translation>CTCAE v5 | v6</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Method, cells</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>At the time</source>
        <translation>Ereignisse</translation>
    </message>
</context>
<context>
    <name>CourseTableView</name>
    <message>
        <source>Counts, newest first</source>
        <translation>Werte, neueste zuerst</translation>
    </message>
    <message>
        <source>The values of the plot as a table. F8 amends, Delete voids.</source>
        <translation>Die Werte der Kurve als Tabelle. F8 berichtigt, Entf storniert.</translation>
    </message>
    <message>
        <source>Amend</source>
        <translation>Berichtigen</translation>
    </message>
    <message>
        <source>Void...</source>
        <translation>Stornieren...</translation>
    </message>
</context>
<context>
    <name>CourseTools</name>
    <message>
        <source>This episode</source>
        <translation>Diese Episode</translation>
    </message>
    <message>
        <source>6 weeks</source>
        <translation>6 Wochen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>Gezeigter Zeitraum</translation>
    </message>
    <message>
        <source>How much of the course the plot shows</source>
        <translation>Wie viel vom Verlauf die Kurve zeigt</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Shows the counts as a table instead of the statements</source>
        <translation>Zeigt die Werte als Tabelle statt der Aussagen</translation>
    </message>
    <message>
        <source>Add event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Adds a drug, fever or other event to the time line</source>
        <translation>Setzt ein Medikament, Fieber oder ein anderes Ereignis auf die Zeitleiste</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Scale of counts</source>
        <translation>Skala der Werte</translation>
    </message>
    <message>
        <source>Linear, or logarithmic above 0.01; key L in the plot</source>
        <translation>Linear, oder logarithmisch über 0.01; Taste L in der Kurve</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Opens a menu: copy the picture, save picture or table</source>
        <translation>Öffnet ein Menü: Bild kopieren, Bild oder Tabelle speichern</translation>
    </message>
    <message>
        <source>Other lines</source>
        <translation>Andere Reihen</translation>
    </message>
    <message>
        <source>No other lines</source>
        <translation>Keine anderen</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Reihen</translation>
    </message>
    <message>
        <source>Shows white cells, platelets and haemoglobin under the plot; key O in the plot</source>
        <translation>Zeigt Leukozyten, Thrombozyten und Hämoglobin unter der Kurve; Taste O in der Kurve</translation>
    </message>
    <message>
        <source>No white count, platelets or haemoglobin with a time is recorded</source>
        <translation>Keine Leukozyten, Thrombozyten oder Hämoglobin mit Zeit erfasst</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>Episode</translation>
    </message>
    <message>
        <source>Copy picture	Ctrl+C in the plot</source>
        <translation>Bild kopieren	Strg+C in der Kurve</translation>
    </message>
    <message>
        <source>Save picture as PNG…</source>
        <translation>Bild als PNG speichern…</translation>
    </message>
    <message>
        <source>Save picture as SVG…</source>
        <translation>Bild als SVG speichern…</translation>
    </message>
    <message>
        <source>Save counts as CSV…</source>
        <translation>Werte als CSV speichern…</translation>
    </message>
</context>
<context>
    <name>CrashWindow</name>
    <message>
        <source>Neutro Desk has found a fault of its own and must close. The results are blanked because they can no longer be trusted.</source>
        <translation>Neutro Desk hat einen eigenen Fehler gefunden und muss schließen. Die Ergebnisse sind ausgeblendet, weil auf sie kein Verlass mehr ist.</translation>
    </message>
    <message>
        <source>What you had typed is kept, encrypted, in the records and offered when you sign in again. The report below holds no patient, no count and no path of this machine.</source>
        <translation>Was Sie getippt hatten, liegt verschlüsselt bei den Akten und wird beim nächsten Anmelden angeboten. Der Bericht unten enthält keinen Patienten, keinen Wert und keinen Pfad dieses Rechners.</translation>
    </message>
    <message>
        <source>The case can still be saved; check its counts against the laboratory reports when you open it again. The report below holds no patient, no count and no path of this machine.</source>
        <translation>Der Fall kann noch gespeichert werden; prüfen Sie beim nächsten Öffnen seine Werte an den Laborbefunden. Der Bericht unten enthält keinen Patienten, keinen Wert und keinen Pfad dieses Rechners.</translation>
    </message>
    <message>
        <source>Report of the fault</source>
        <translation>Bericht über den Fehler</translation>
    </message>
    <message>
        <source>Save as case file</source>
        <translation>Als Falldatei speichern</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Curtain</name>
    <message>
        <source>The record file could not be read</source>
        <translation>Die Aktendatei konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Records locked</source>
        <translation>Akten gesperrt</translation>
    </message>
    <message>
        <source>Records locked: sign in</source>
        <translation>Akten gesperrt: anmelden</translation>
    </message>
</context>
<context>
    <name>CycleTableView</name>
    <message>
        <source>Cycles, first one first</source>
        <translation>Zyklen, der erste zuerst</translation>
    </message>
    <message>
        <source>Day 1, lowest count, days below 0.5 and recovery of each</source>
        <translation>Tag 1, tiefster Wert, Tage unter 0.5 und Erholung für jeden</translation>
    </message>
</context>
<context>
    <name>CyclesView</name>
    <message>
        <source>each dose day</source>
        <translation>jedem Gabetag</translation>
    </message>
    <message>
        <source>doses 14 d apart</source>
        <translation>Gaben ab 14 d Abstand</translation>
    </message>
    <message>
        <source>21 d apart</source>
        <translation>ab 21 d</translation>
    </message>
    <message>
        <source>A cycle begins with</source>
        <translation>Ein Zyklus beginnt mit</translation>
    </message>
    <message>
        <source>Back to the course</source>
        <translation>Zurück zum Verlauf</translation>
    </message>
    <message>
        <source>Shows plot, statements and table of the counts again</source>
        <translation>Zeigt wieder Kurve, Aussagen und Tabelle der Werte</translation>
    </message>
</context>
<context>
    <name>DrugLine</name>
    <message>
        <source>Medicine</source>
        <translation>Medikament</translation>
    </message>
    <message>
        <source>Medicine: first letters, then Enter</source>
        <translation>Medikament: erste Buchstaben, dann Eingabe</translation>
    </message>
    <message>
        <source>Down chooses among the matches, Enter takes, Esc leaves</source>
        <translation>Ab wählt unter den Treffern, Eingabe übernimmt, Esc verlässt</translation>
    </message>
    <message>
        <source>Medicines that begin so</source>
        <translation>Medikamente, die so beginnen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>3nov, -18</source>
        <translation>3nov, -18</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>blank: ongoing</source>
        <translation>leer: dauert an</translation>
    </message>
    <message>
        <source>{0}; Enter puts the medicine on the time line</source>
        <translation>{0}; Eingabe setzt das Medikament auf die Zeitleiste</translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>The report was not saved.</source>
        <translation>Der Bericht wurde nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>0610, 21nov 0610, -1 0610 for yesterday, or now</source>
        <translation>0610, 21nov 0610, -1 0610 für gestern, oder now</translation>
    </message>
    <message>
        <source>How many cells were counted by hand</source>
        <translation>Wie viele Zellen von Hand gezählt wurden</translation>
    </message>
    <message>
        <source>In femtolitres</source>
        <translation>In Femtoliter</translation>
    </message>
    <message>
        <source>Per 100 white cells</source>
        <translation>Auf 100 Leukozyten</translation>
    </message>
    <message>
        <source>The line of the course breaks where the laboratory changes</source>
        <translation>Die Linie des Verlaufs bricht, wo das Labor wechselt</translation>
    </message>
    <message>
        <source>A number; Alt+Down chooses its unit</source>
        <translation>Eine Zahl; Alt+Ab wählt ihre Einheit</translation>
    </message>
    <message>
        <source>Per cent of the white cells, or a cell count, as the switch beside neutrophils says</source>
        <translation>Prozent der Leukozyten oder eine Zellzahl, wie der Schalter bei den Neutrophilen sagt</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Entnahme</translation>
    </message>
    <message>
        <source>Date of collection</source>
        <translation>Datum der Entnahme</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Date the sample arrived in the laboratory</source>
        <translation>Datum des Eingangs im Labor</translation>
    </message>
    <message>
        <source>WBC</source>
        <translation>Leuko</translation>
    </message>
    <message>
        <source>White blood cells</source>
        <translation>Leukozyten</translation>
    </message>
    <message>
        <source>Lab ANC</source>
        <translation>Labor-ANC</translation>
    </message>
    <message>
        <source>Laboratory absolute neutrophil count</source>
        <translation>Absolute Neutrophilenzahl des Labors</translation>
    </message>
    <message>
        <source>Neutrophils</source>
        <translation>Neutrophile</translation>
    </message>
    <message>
        <source>Neutrophils, total</source>
        <translation>Neutrophile gesamt</translation>
    </message>
    <message>
        <source>Segs</source>
        <translation>Segm.</translation>
    </message>
    <message>
        <source>Segmented neutrophils</source>
        <translation>Segmentkernige Neutrophile</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Stab</translation>
    </message>
    <message>
        <source>Band neutrophils</source>
        <translation>Stabkernige Neutrophile</translation>
    </message>
    <message>
        <source>Lymph</source>
        <translation>Lympho</translation>
    </message>
    <message>
        <source>Lymphocytes</source>
        <translation>Lymphozyten</translation>
    </message>
    <message>
        <source>Mono</source>
        <translation>Mono</translation>
    </message>
    <message>
        <source>Monocytes</source>
        <translation>Monozyten</translation>
    </message>
    <message>
        <source>Eos</source>
        <translation>Eos</translation>
    </message>
    <message>
        <source>Eosinophils</source>
        <translation>Eosinophile</translation>
    </message>
    <message>
        <source>Baso</source>
        <translation>Baso</translation>
    </message>
    <message>
        <source>Basophils</source>
        <translation>Basophile</translation>
    </message>
    <message>
        <source>Hb</source>
        <translation>Hb</translation>
    </message>
    <message>
        <source>Haemoglobin</source>
        <translation>Hämoglobin</translation>
    </message>
    <message>
        <source>MCV</source>
        <translation>MCV</translation>
    </message>
    <message>
        <source>Mean cell volume</source>
        <translation>Mittleres Zellvolumen</translation>
    </message>
    <message>
        <source>Plt</source>
        <translation>Thrombo</translation>
    </message>
    <message>
        <source>Platelets</source>
        <translation>Thrombozyten</translation>
    </message>
    <message>
        <source>nRBC</source>
        <translation>NRBC</translation>
    </message>
    <message>
        <source>Nucleated red cells per 100 white cells</source>
        <translation>Kernhaltige Erythrozyten auf 100 Leukozyten</translation>
    </message>
    <message>
        <source>Metas</source>
        <translation>Metas</translation>
    </message>
    <message>
        <source>Metamyelocytes</source>
        <translation>Metamyelozyten</translation>
    </message>
    <message>
        <source>Myelos</source>
        <translation>Myelos</translation>
    </message>
    <message>
        <source>Myelocytes</source>
        <translation>Myelozyten</translation>
    </message>
    <message>
        <source>Promyel</source>
        <translation>Promyel</translation>
    </message>
    <message>
        <source>Promyelocytes</source>
        <translation>Promyelozyten</translation>
    </message>
    <message>
        <source>IG</source>
        <translation>IG</translation>
    </message>
    <message>
        <source>Immature granulocytes</source>
        <translation>Unreife Granulozyten</translation>
    </message>
    <message>
        <source>Blasts</source>
        <translation>Blasten</translation>
    </message>
    <message>
        <source>Atyp ly</source>
        <translation>Atyp. Ly</translation>
    </message>
    <message>
        <source>Atypical lymphocytes</source>
        <translation>Atypische Lymphozyten</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Other cells</source>
        <translation>Andere Zellen</translation>
    </message>
    <message>
        <source>Retics</source>
        <translation>Retis</translation>
    </message>
    <message>
        <source>Reticulocytes</source>
        <translation>Retikulozyten</translation>
    </message>
    <message>
        <source>Lab name</source>
        <translation>Labor</translation>
    </message>
    <message>
        <source>Name of the laboratory</source>
        <translation>Name des Labors</translation>
    </message>
    <message>
        <source>Lab limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Laboratory lower limit of the ANC</source>
        <translation>Untergrenze des Labors für den ANC</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Cells counted</source>
        <translation>Gezählte Zellen</translation>
    </message>
    <message>
        <source>/100 WBC</source>
        <translation>/100 Leuko</translation>
    </message>
</context>
<context>
    <name>EntryFoot</name>
    <message>
        <source>Fever or unwell</source>
        <translation>Fieber oder Unwohlsein</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Leave unchanged</source>
        <translation>Nicht ändern</translation>
    </message>
    <message>
        <source>Add to course</source>
        <translation>In den Verlauf</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save amendment</source>
        <translation>Berichtigung speichern</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Blood count</source>
        <translation>Blutbild</translation>
    </message>
    <message>
        <source>More cells, laboratory ANC, arrival</source>
        <translation>Weitere Zellen, Labor-ANC, Eingang</translation>
    </message>
</context>
<context>
    <name>EntryHead</name>
    <message>
        <source>Needed for the course</source>
        <translation>Nötig für den Verlauf</translation>
    </message>
    <message>
        <source>{0} min ago</source>
        <translation>vor {0} min</translation>
    </message>
    <message>
        <source>{0} h {1} min ago</source>
        <translation>vor {0} h {1} min</translation>
    </message>
    <message>
        <source>{0} d {1} h ago</source>
        <translation>vor {0} d {1} h</translation>
    </message>
    <message>
        <source>Blood count</source>
        <translation>Blutbild</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Frühere</translation>
    </message>
    <message>
        <source>Table of earlier counts</source>
        <translation>Tabelle früherer Werte</translation>
    </message>
    <message>
        <source>New count</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Neutrophils</source>
        <translation>Neutrophile</translation>
    </message>
    <message>
        <source>Neutrophils as</source>
        <translation>Neutrophile als</translation>
    </message>
    <message>
        <source>lab ANC</source>
        <translation>Labor-ANC</translation>
    </message>
    <message>
        <source>total %</source>
        <translation>gesamt %</translation>
    </message>
    <message>
        <source>segs + bands</source>
        <translation>Segm. + Stab</translation>
    </message>
    <message>
        <source>Time of collection</source>
        <translation>Uhrzeit der Entnahme</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuell</translation>
    </message>
    <message>
        <source>Automated</source>
        <translation>Maschinell</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>Zellen</translation>
    </message>
</context>
<context>
    <name>EpisodeEndForm</name>
    <message>
        <source>Episode ends at</source>
        <translation>Episode endet bei</translation>
    </message>
    <message>
        <source>Ends at, {0}</source>
        <translation>Endet bei, {0}</translation>
    </message>
    <message>
        <source>An episode begins below its line and goes on until the first count at or above this one.</source>
        <translation>Eine Episode beginnt unter ihrer Linie und dauert bis zum ersten Wert, der mindestens diesen erreicht.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase a patient</source>
        <translation>Patienten löschen</translation>
    </message>
    <message>
        <source>All counts, events, answers, notes and drafts of this patient are removed for good. Undo does not bring them back. The audit keeps that it was done, by whom, when and why. Encrypted backups made before still hold the patient until you replace them under Backups.</source>
        <translation>Alle Werte, Ereignisse, Antworten, Notizen und Entwürfe dieses Patienten werden endgültig entfernt. Rückgängig holt sie nicht zurück. Das Protokoll behält, dass es geschah, durch wen, wann und warum. Frühere verschlüsselte Sicherungen enthalten den Patienten, bis Sie sie unter „Sicherungen“ ersetzen.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>no name, no number: it stays</source>
        <translation>kein Name, keine Nummer: er bleibt stehen</translation>
    </message>
    <message>
        <source>Type {0}</source>
        <translation>{0} eintippen</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Needs the reason and the number typed</source>
        <translation>Braucht den Grund und die getippte Nummer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Changes nothing</source>
        <translation>Ändert nichts</translation>
    </message>
</context>
<context>
    <name>Erasing</name>
    <message>
        <source>Open the patient first</source>
        <translation>Zuerst den Patienten öffnen</translation>
    </message>
</context>
<context>
    <name>EventButtons</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Takes the event off the time line</source>
        <translation>Nimmt das Ereignis von der Zeitleiste</translation>
    </message>
    <message>
        <source>Medication list</source>
        <translation>Medikationsliste</translation>
    </message>
    <message>
        <source>Types or pastes several medicines at once; Ctrl+M</source>
        <translation>Mehrere Medikamente auf einmal tippen oder einfügen; Strg+M</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>EventDialog</name>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>New event, or one to amend</source>
        <translation>Neues Ereignis oder eines zum Berichtigen</translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation>Art des Ereignisses</translation>
    </message>
    <message>
        <source>Happened at one time</source>
        <translation>Zu einem Zeitpunkt</translation>
    </message>
    <message>
        <source>Without the tick it lasts from a start to a stop</source>
        <translation>Ohne Häkchen dauert es von einem Beginn bis zu einem Ende</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>of the drug, cycle or event</source>
        <translation>Medikament, Zyklus oder Ereignis</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>12oct, -1 or 2026-10-12 06:10</source>
        <translation>12okt, -1 oder 2026-10-12 06:10</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>blank: ongoing</source>
        <translation>leer: dauert an</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>Dosis</translation>
    </message>
    <message>
        <source>as written, not read</source>
        <translation>wie geschrieben, nicht gelesen</translation>
    </message>
    <message>
        <source>Temperature, °C</source>
        <translation>Temperatur, °C</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Neues Ereignis</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>ohne Zeit</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Keep as typed</source>
        <translation>So lassen</translation>
    </message>
</context>
<context>
    <name>EventField</name>
    <message>
        <source>Free text</source>
        <translation>Freitext</translation>
    </message>
</context>
<context>
    <name>EvidenceColumn</name>
    <message>
        <source>Show fewer</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message>
        <source>Show {0} more</source>
        <translation>{0} weitere zeigen</translation>
    </message>
    <message>
        <source>asked, or not asked, with nothing for them so far</source>
        <translation>gefragt oder nicht gefragt, bisher spricht nichts dafür</translation>
    </message>
    <message>
        <source>Causes, by strength of evidence</source>
        <translation>Ursachen nach Stärke der Hinweise</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>Ursachen</translation>
    </message>
    <message>
        <source>with nothing for them so far</source>
        <translation>bisher spricht nichts dafür</translation>
    </message>
</context>
<context>
    <name>EvidenceList</name>
    <message>
        <source>Causes, by strength of evidence</source>
        <translation>Ursachen nach Stärke der Hinweise</translation>
    </message>
    <message>
        <source>Up and Down read the lines, Enter opens a cause or shows the source</source>
        <translation>Auf und Ab lesen die Zeilen, Eingabe öffnet eine Ursache oder zeigt die Quelle</translation>
    </message>
</context>
<context>
    <name>EvidenceModel</name>
    <message>
        <source>For</source>
        <translation>Dafür</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Dagegen</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Nicht gefragt</translation>
    </message>
    <message>
        <source>Cautions</source>
        <translation>Warnhinweise</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Achtung</translation>
    </message>
    <message>
        <source>Cause {0}</source>
        <translation>Ursache {0}</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
</context>
<context>
    <name>FeverForms</name>
    <message>
        <source>Result copied</source>
        <translation>Ergebnis kopiert</translation>
    </message>
</context>
<context>
    <name>FeverPanel</name>
    <message>
        <source>Fever with a low count</source>
        <translation>Fieber bei niedrigem Wert</translation>
    </message>
    <message>
        <source>MASCC form</source>
        <translation>MASCC-Bogen</translation>
    </message>
    <message>
        <source>CISNE form</source>
        <translation>CISNE-Bogen</translation>
    </message>
    <message>
        <source>Points of risk in adults, with what speaks against them</source>
        <translation>Risikopunkte für Erwachsene, mit dem, was dagegen spricht</translation>
    </message>
    <message>
        <source>Points of risk with a solid tumour, with their rates</source>
        <translation>Risikopunkte bei solidem Tumor, mit ihren Raten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Gremium</translation>
    </message>
    <message>
        <source>Fever</source>
        <translation>Fieber</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>By what is recorded</source>
        <translation>Nach dem Erfassten</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Braucht</translation>
    </message>
</context>
<context>
    <name>Filing</name>
    <message>
        <source>{0} was not opened.</source>
        <translation>{0} wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>Opened {0}</source>
        <translation>Geöffnet: {0}</translation>
    </message>
    <message>
        <source>The case was not saved.</source>
        <translation>Der Fall wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>Gespeichert als {0}</translation>
    </message>
    <message>
        <source>Unsaved count for {0}.</source>
        <translation>Nicht gespeicherter Wert für {0}.</translation>
    </message>
    <message>
        <source>A count is typed but not added.</source>
        <translation>Ein Wert ist eingetippt, aber nicht im Verlauf.</translation>
    </message>
    <message>
        <source>1 earlier count is not added.</source>
        <translation>1 früherer Wert ist nicht im Verlauf.</translation>
    </message>
    <message>
        <source>{0} earlier counts are not added.</source>
        <translation>{0} frühere Werte sind nicht im Verlauf.</translation>
    </message>
    <message>
        <source>1 medicine of the list is not on the time line.</source>
        <translation>1 Medikament der Liste ist nicht auf der Zeitleiste.</translation>
    </message>
    <message>
        <source>{0} medicines of the list are not on the time line.</source>
        <translation>{0} Medikamente der Liste sind nicht auf der Zeitleiste.</translation>
    </message>
    <message>
        <source>The case has changes that are not saved.</source>
        <translation>Der Fall hat Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>The open count could not be added.</source>
        <translation>Das offene Blutbild konnte nicht in den Verlauf.</translation>
    </message>
    <message>
        <source>Complete it, or discard it.</source>
        <translation>Vervollständigen oder verwerfen Sie es.</translation>
    </message>
    <message>
        <source>Some earlier counts could not be added.</source>
        <translation>Einige frühere Werte konnten nicht in den Verlauf.</translation>
    </message>
    <message>
        <source>Complete or discard them.</source>
        <translation>Vervollständigen oder verwerfen Sie sie.</translation>
    </message>
    <message>
        <source>Some medicines of the list ask something.</source>
        <translation>Einige Medikamente der Liste haben eine Rückfrage.</translation>
    </message>
    <message>
        <source>Answer or discard them.</source>
        <translation>Beantworten oder verwerfen Sie sie.</translation>
    </message>
</context>
<context>
    <name>FirstLine</name>
    <message>
        <source>White blood cells</source>
        <translation>Leukozyten</translation>
    </message>
    <message>
        <source>WBC</source>
        <translation>Leuko</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>What was checked, and whether it works</source>
        <translation>Was geprüft wurde, und ob es geht</translation>
    </message>
    <message>
        <source>Self-check</source>
        <translation>Selbstprüfung</translation>
    </message>
</context>
<context>
    <name>GlucoseRow</name>
    <message>
        <source>Glucose</source>
        <translation>Glukose</translation>
    </message>
    <message>
        <source>Answers stress hyperglycaemia; compared as entered</source>
        <translation>Beantwortet die Stresshyperglykämie; verglichen wie eingegeben</translation>
    </message>
    <message>
        <source>Unit of glucose</source>
        <translation>Einheit der Glukose</translation>
    </message>
</context>
<context>
    <name>GoingBack</name>
    <message>
        <source>Patients in this copy: {0}; in the records now: {1}. Its last entry is of {2}: what was saved later is not in it. Nothing was changed by looking.</source>
        <translation>Patienten in dieser Kopie: {0}; jetzt in den Akten: {1}. Ihr letzter Eintrag ist vom {2}: Später Gespeichertes ist nicht darin. Das Ansehen hat nichts geändert.</translation>
    </message>
    <message>
        <source>The copy stands in place of the records; what stood before is a backup</source>
        <translation>Die Kopie steht an der Stelle der Akten; was vorher dort stand, ist eine Sicherung</translation>
    </message>
    <message>
        <source>One new backup stands; older ones removed: {0}</source>
        <translation>Eine neue Sicherung steht; ältere entfernt: {0}</translation>
    </message>
</context>
<context>
    <name>GuideContents</name>
    <message>
        <source>Definitions of fever</source>
        <translation>Definitionen des Fiebers</translation>
    </message>
    <message>
        <source>Add a medicine</source>
        <translation>Medikament hinzufügen</translation>
    </message>
    <message>
        <source>Skip the rest</source>
        <translation>Rest überspringen</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Schritt überspringen</translation>
    </message>
    <message>
        <source>Take up this step</source>
        <translation>Schritt aufnehmen</translation>
    </message>
    <message>
        <source>Take up</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Show the first questions only</source>
        <translation>Nur die ersten Fragen zeigen</translation>
    </message>
    <message>
        <source>{0} more questions</source>
        <translation>{0} weitere Fragen</translation>
    </message>
    <message>
        <source>Answered {0}, not asked {1}</source>
        <translation>Beantwortet {0}, nicht gefragt {1}</translation>
    </message>
    <message>
        <source>Every question has an answer</source>
        <translation>Jede Frage hat eine Antwort</translation>
    </message>
    <message>
        <source>Step {0}, {1}</source>
        <translation>Schritt {0}, {1}</translation>
    </message>
</context>
<context>
    <name>GuideFrame</name>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>Ursachen</translation>
    </message>
    <message>
        <source>Part of the guide</source>
        <translation>Teil des Leitfadens</translation>
    </message>
    <message>
        <source>The list of causes is being loaded</source>
        <translation>Die Liste der Ursachen wird geladen</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Schritt überspringen</translation>
    </message>
    <message>
        <source>Find a question</source>
        <translation>Frage suchen</translation>
    </message>
    <message>
        <source>Nothing waits for this list</source>
        <translation>Nichts wartet auf diese Liste</translation>
    </message>
</context>
<context>
    <name>HandingOut</name>
    <message>
        <source>No printer found.</source>
        <translation>Kein Drucker gefunden.</translation>
    </message>
    <message>
        <source>The page can be saved as a PDF file instead.</source>
        <translation>Die Seite kann stattdessen als PDF-Datei gespeichert werden.</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>An den Drucker gesendet</translation>
    </message>
    <message>
        <source>Saved the page as {0}</source>
        <translation>Seite gespeichert als {0}</translation>
    </message>
    <message>
        <source>Summary copied; it leaves the clipboard after a minute</source>
        <translation>Zusammenfassung kopiert; nach einer Minute verlässt sie die Zwischenablage</translation>
    </message>
    <message>
        <source>{0} copied; it leaves the clipboard after a minute</source>
        <translation>{0} kopiert; nach einer Minute verlässt es die Zwischenablage</translation>
    </message>
</context>
<context>
    <name>HandingOver</name>
    <message>
        <source>Open the patient first</source>
        <translation>Zuerst den Patienten öffnen</translation>
    </message>
    <message>
        <source>Exported as {0}</source>
        <translation>Ausgegeben als {0}</translation>
    </message>
    <message>
        <source>Exported {0} of {1}</source>
        <translation>{0} von {1} ausgegeben</translation>
    </message>
    <message>
        <source>The patient was not exported.</source>
        <translation>Der Patient wurde nicht ausgegeben.</translation>
    </message>
    <message>
        <source>Files read: {0} of {1}</source>
        <translation>Dateien gelesen: {0} von {1}</translation>
    </message>
    <message>
        <source>{0} new patients, {1} known with something new, {2} already there; {3} counts added.</source>
        <translation>{0} neue Patienten, {1} bekannte mit Neuem, {2} schon vorhanden; {3} Werte übernommen.</translation>
    </message>
    <message>
        <source>{0} not taken:</source>
        <translation>{0} nicht übernommen:</translation>
    </message>
    <message>
        <source>Nothing was left out.</source>
        <translation>Nichts wurde ausgelassen.</translation>
    </message>
    <message>
        <source>may be a patient who is known; open both and decide</source>
        <translation>vielleicht ein bekannter Patient; öffnen Sie beide und entscheiden Sie</translation>
    </message>
    <message>
        <source>names no patient</source>
        <translation>nennt keinen Patienten</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>{0} counts left out: their time is taken, or they jump tenfold</source>
        <translation>{0} Werte ausgelassen: Ihre Zeit ist belegt, oder sie springen um das Zehnfache</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Keys and help</source>
        <translation>Tasten und Hilfe</translation>
    </message>
    <message>
        <source>Arrow keys scroll, Esc closes</source>
        <translation>Pfeiltasten blättern, Esc schließt</translation>
    </message>
    <message>
        <source>The knowledge of causes is not loaded; no causes are ranked.</source>
        <translation>Das Wissen über Ursachen ist nicht geladen; es werden keine Ursachen gereiht.</translation>
    </message>
    <message>
        <source>Knowledge {0}, due for review by {1}, {2} items.</source>
        <translation>Wissen {0}, zu prüfen bis {1}, {2} Einträge.</translation>
    </message>
    <message>
        <source>Review: {0}.</source>
        <translation>Prüfung: {0}.</translation>
    </message>
    <message>
        <source>Sources: {0}. Each item carries its own.</source>
        <translation>Quellen: {0}. Jeder Eintrag nennt seine eigene.</translation>
    </message>
</context>
<context>
    <name>KeyLine</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
</context>
<context>
    <name>LabelStrip</name>
    <message>
        <source>Clozapine label</source>
        <translation>Fachinformation Clozapin</translation>
    </message>
    <message>
        <source>Clozapine: which label applies?</source>
        <translation>Clozapin: Welche Fachinformation gilt?</translation>
    </message>
    <message>
        <source>No monitoring text is shown until chosen.</source>
        <translation>Bis zur Wahl wird kein Überwachungstext gezeigt.</translation>
    </message>
</context>
<context>
    <name>LeaveBar</name>
    <message>
        <source>Add good rows</source>
        <translation>Gültige übernehmen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>1 row is not added.</source>
        <translation>1 Zeile ist nicht übernommen.</translation>
    </message>
    <message>
        <source>{0} rows are not added.</source>
        <translation>{0} Zeilen sind nicht übernommen.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
</context>
<context>
    <name>LockWarning</name>
    <message>
        <source>The records lock in {0} s. Any key keeps them open.</source>
        <translation>Die Akten sperren in {0} s. Jede Taste hält sie offen.</translation>
    </message>
</context>
<context>
    <name>MedicationDatesRow</name>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>12oct, -18</source>
        <translation>12okt, -18</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>blank: ongoing</source>
        <translation>leer: dauert an</translation>
    </message>
</context>
<context>
    <name>MedicationDialog</name>
    <message>
        <source>Medication list</source>
        <translation>Medikationsliste</translation>
    </message>
</context>
<context>
    <name>MedicationForm</name>
    <message>
        <source>1 medicine put on the time line; Ctrl+Z takes it back</source>
        <translation>1 Medikament auf die Zeitleiste gesetzt; Strg+Z nimmt es zurück</translation>
    </message>
    <message>
        <source>{0} medicines put on the time line; Ctrl+Z takes them back</source>
        <translation>{0} Medikamente auf die Zeitleiste gesetzt; Strg+Z nimmt sie zurück</translation>
    </message>
</context>
<context>
    <name>MedicationModel</name>
    <message>
        <source>Take</source>
        <translation>Nehmen</translation>
    </message>
    <message>
        <source>As typed</source>
        <translation>Wie getippt</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Gelesen als</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>asks</source>
        <translation>fragt</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>ohne Name</translation>
    </message>
    <message>
        <source>take</source>
        <translation>nehmen</translation>
    </message>
    <message>
        <source>leave out</source>
        <translation>auslassen</translation>
    </message>
</context>
<context>
    <name>MedicationSheet</name>
    <message>
        <source>Medicines of the list</source>
        <translation>Medikamente der Liste</translation>
    </message>
    <message>
        <source>Space leaves a medicine out or puts it back</source>
        <translation>Leertaste lässt ein Medikament aus oder nimmt es wieder auf</translation>
    </message>
    <message>
        <source>Type or paste the list: one medicine a line, or apart by commas</source>
        <translation>Liste tippen oder einfügen: ein Medikament je Zeile oder durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Medication list</source>
        <translation>Medikationsliste</translation>
    </message>
    <message>
        <source>One medicine a line, or apart by commas; Tab goes on</source>
        <translation>Ein Medikament je Zeile oder durch Kommas getrennt; Tab geht weiter</translation>
    </message>
    <message>
        <source>Carbimazole 20 mg OD (started 12-Oct-2026)</source>
        <translation>Carbimazol 20 mg tgl. (seit 12-Okt-2026)</translation>
    </message>
    <message>
        <source>Tick only those in our list</source>
        <translation>Nur die unserer Liste ankreuzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Add 1 to the time line</source>
        <translation>1 auf die Zeitleiste</translation>
    </message>
    <message>
        <source>Add {0} to the time line</source>
        <translation>{0} auf die Zeitleiste</translation>
    </message>
    <message>
        <source>Space leaves a row out or puts it back.</source>
        <translation>Leertaste lässt eine Zeile aus oder nimmt sie wieder auf.</translation>
    </message>
    <message>
        <source>Nothing typed yet.</source>
        <translation>Noch nichts getippt.</translation>
    </message>
    <message>
        <source>{0} in our list</source>
        <translation>{0} in unserer Liste</translation>
    </message>
    <message>
        <source>{0} not in our list, kept as typed</source>
        <translation>{0} nicht in unserer Liste, bleibt wie getippt</translation>
    </message>
    <message>
        <source>{0} asks</source>
        <translation>{0} fragt</translation>
    </message>
    <message>
        <source>{0} ask</source>
        <translation>{0} fragen</translation>
    </message>
    <message>
        <source>{0} without a name</source>
        <translation>{0} ohne Namen</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Patient entered twice</source>
        <translation>Patient doppelt angelegt</translation>
    </message>
    <message>
        <source>Stays: {0}</source>
        <translation>Bleibt: {0}</translation>
    </message>
    <message>
        <source>Counts, events, answers and notes of the second entry join this patient. The same count joins once; two values of the same time both stay, for you to settle. Where both entries say something of the patient, this one stands. The second entry leaves list and ward board, and the audit tells of it. A backup is made first; undo does not part the two again.</source>
        <translation>Werte, Ereignisse, Antworten und Notizen des zweiten Eintrags kommen zu diesem Patienten. Derselbe Wert kommt einmal dazu; zwei verschiedene Werte derselben Zeit bleiben beide, Sie klären sie. Wo beide Einträge etwas vom Patienten sagen, gilt dieser. Der zweite Eintrag verlässt Liste und Stationstafel, das Protokoll hält es fest. Vorher entsteht eine Sicherung; Rückgängig trennt die beiden nicht wieder.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Changes nothing</source>
        <translation>Ändert nichts</translation>
    </message>
    <message>
        <source>Make one patient</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Needs the second entry chosen</source>
        <translation>Dazu muss der zweite Eintrag gewählt sein</translation>
    </message>
    <message>
        <source>Second entry: name, record number or birth date</source>
        <translation>Zweiter Eintrag: Name, Pat.-Nr. oder Geburtsdatum</translation>
    </message>
    <message>
        <source>Search the second entry</source>
        <translation>Den zweiten Eintrag suchen</translation>
    </message>
    <message>
        <source>Up and Down choose among the patients found</source>
        <translation>Auf und Ab wählen unter den gefundenen Patienten</translation>
    </message>
    <message>
        <source>Who may be the second entry</source>
        <translation>Wer der zweite Eintrag sein kann</translation>
    </message>
    <message>
        <source>Up and Down choose</source>
        <translation>Auf und Ab wählen</translation>
    </message>
    <message>
        <source>Joins and leaves the list: {0}</source>
        <translation>Kommt dazu und verlässt die Liste: {0}</translation>
    </message>
    <message>
        <source>Choose the second entry.</source>
        <translation>Wählen Sie den zweiten Eintrag.</translation>
    </message>
    <message>
        <source>Nobody found: type name, record number or birth date.</source>
        <translation>Niemand gefunden: Name, Pat.-Nr. oder Geburtsdatum tippen.</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>Open the patient first who is to stay</source>
        <translation>Öffnen Sie zuerst den Patienten, der bleiben soll</translation>
    </message>
    <message>
        <source>One patient now. Look at counts of the same time: both values stay</source>
        <translation>Jetzt ein Patient. Werte derselben Zeit ansehen: Beide bleiben</translation>
    </message>
</context>
<context>
    <name>MomentField</name>
    <message>
        <source>0610, 21nov 0610, -1 0610 (yesterday), now</source>
        <translation>0610, 21nov 0610, -1 0610 (gestern), now</translation>
    </message>
</context>
<context>
    <name>MoreCells</name>
    <message>
        <source>Time of arrival</source>
        <translation>Uhrzeit des Eingangs</translation>
    </message>
    <message>
        <source>{0} h {1} min after collection</source>
        <translation>{0} h {1} min nach Entnahme</translation>
    </message>
    <message>
        <source>{0} min after collection</source>
        <translation>{0} min nach Entnahme</translation>
    </message>
    <message>
        <source>Unit of {0}</source>
        <translation>Einheit von {0}</translation>
    </message>
</context>
<context>
    <name>NameCompleter</name>
    <message>
        <source>Medicines that begin so</source>
        <translation>Medikamente, die so beginnen</translation>
    </message>
</context>
<context>
    <name>NeutrophilRows</name>
    <message>
        <source>not reported</source>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>Bands not reported</source>
        <translation>Stabkernige: keine Angabe</translation>
    </message>
    <message>
        <source>Unit of {0}</source>
        <translation>Einheit von {0}</translation>
    </message>
    <message>
        <source>Differential in</source>
        <translation>Differenzialblutbild in</translation>
    </message>
    <message>
        <source>n/r</source>
        <translation>k. A.</translation>
    </message>
</context>
<context>
    <name>NewPatient</name>
    <message>
        <source>Keep as a patient</source>
        <translation>Als Patienten behalten</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>Neuer Patient</translation>
    </message>
    <message>
        <source>The patient was not created.</source>
        <translation>Der Patient wurde nicht angelegt.</translation>
    </message>
</context>
<context>
    <name>NextBox</name>
    <message>
        <source>Next best question</source>
        <translation>Nächste beste Frage</translation>
    </message>
    <message>
        <source>Enter leads to it</source>
        <translation>Eingabe führt hin</translation>
    </message>
</context>
<context>
    <name>OnlyOne</name>
    <message>
        <source>Another window of Neutro Desk holds the records. Close it, then unlock here.</source>
        <translation>Ein anderes Fenster von Neutro Desk hält die Akten. Schließen Sie es, dann entsperren Sie hier.</translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>Preview of the page</source>
        <translation>Vorschau der Seite</translation>
    </message>
    <message>
        <source>Page Up and Page Down turn the page, plus and minus zoom</source>
        <translation>Bild auf und Bild ab blättern, Plus und Minus vergrößern</translation>
    </message>
</context>
<context>
    <name>PaneMaking</name>
    <message>
        <source>A real, de-identified series</source>
        <translation>Echte Reihe ohne Personenbezug</translation>
    </message>
    <message>
        <source>A chemotherapy course (synthetic)</source>
        <translation>Chemotherapie-Verlauf (erfunden)</translation>
    </message>
    <message>
        <source>A drug-induced fall (synthetic)</source>
        <translation>Abfall durch Medikament (erfunden)</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>New passphrase for {0}</source>
        <translation>Neue Passphrase für {0}</translation>
    </message>
    <message>
        <source>four words that have nothing to do with each other</source>
        <translation>vier Wörter, die nichts miteinander zu tun haben</translation>
    </message>
    <message>
        <source>Passphrase so far</source>
        <translation>Bisherige Passphrase</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Neue Passphrase noch einmal</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Changing ...</source>
        <translation>Wird geändert ...</translation>
    </message>
</context>
<context>
    <name>PatientBar</name>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Patient details</source>
        <translation>Patientendaten</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>NO PATIENT - NOT SAVED</source>
        <translation>KEIN PATIENT - NICHT GESPEICHERT</translation>
    </message>
    <message>
        <source>Records locked. Quick mode: nothing is stored</source>
        <translation>Akten gesperrt. Schnellmodus: nichts wird gespeichert</translation>
    </message>
    <message>
        <source>Not in the records yet: Ctrl+S makes it a patient</source>
        <translation>Noch nicht in den Akten: Strg+S legt einen Patienten an</translation>
    </message>
    <message>
        <source>Quick mode: nothing is stored</source>
        <translation>Schnellmodus: nichts wird gespeichert</translation>
    </message>
    <message>
        <source>Changes are not in {} yet</source>
        <translation>Änderungen sind noch nicht in {}</translation>
    </message>
    <message>
        <source>NO PATIENT - SAVED AS {}</source>
        <translation>KEIN PATIENT - GESPEICHERT ALS {}</translation>
    </message>
    <message>
        <source>Not a patient of the records</source>
        <translation>Kein Patient der Akten</translation>
    </message>
    <message>
        <source>Quick mode: nothing is stored on its own</source>
        <translation>Schnellmodus: nichts wird von selbst gespeichert</translation>
    </message>
    <message>
        <source>under 1 y</source>
        <translation>unter 1 J</translation>
    </message>
    <message>
        <source>{} y</source>
        <translation>{} J</translation>
    </message>
    <message>
        <source>MRN {}</source>
        <translation>Pat.-Nr. {}</translation>
    </message>
</context>
<context>
    <name>PatientDialog</name>
    <message>
        <source>Patient details</source>
        <translation>Patientendaten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>SURNAME, First name</source>
        <translation>NACHNAME, Vorname</translation>
    </message>
    <message>
        <source>MRN</source>
        <translation>Pat.-Nr.</translation>
    </message>
    <message>
        <source>the hospital&apos;s number</source>
        <translation>die Nummer des Krankenhauses</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Geburtsdatum</translation>
    </message>
    <message>
        <source>04-Mar-1961 or 1961-03-04</source>
        <translation>04-Mär-1961 oder 1961-03-04</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Newborn: birth time, gestation, birth weight</source>
        <translation>Neugeboren: Geburtszeit, SSW, Geburtsgewicht</translation>
    </message>
    <message>
        <source>Shows or hides three fields</source>
        <translation>Zeigt oder verbirgt drei Felder</translation>
    </message>
    <message>
        <source>A newborn&apos;s lower limit depends on these. Without them a count under 28 days has no label.</source>
        <translation>Die Untergrenze eines Neugeborenen hängt davon ab. Ohne sie hat ein Wert unter 28 Tagen keine Einstufung.</translation>
    </message>
    <message>
        <source>Birth time</source>
        <translation>Geburtszeit</translation>
    </message>
    <message>
        <source>0610 or 06:10</source>
        <translation>0610 oder 06:10</translation>
    </message>
    <message>
        <source>Gestation</source>
        <translation>SSW</translation>
    </message>
    <message>
        <source>completed weeks</source>
        <translation>vollendete Wochen</translation>
    </message>
    <message>
        <source>Birth weight, g</source>
        <translation>Geburtsgewicht, g</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>Looked after in</source>
        <translation>Betreut in</translation>
    </message>
    <message>
        <source>Duffy type</source>
        <translation>Duffy-Typ</translation>
    </message>
    <message>
        <source>A tested fact, never inferred from ancestry.</source>
        <translation>Ein getesteter Befund, nie aus der Herkunft geschlossen.</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Nicht erfasst</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>PatientList</name>
    <message>
        <source>Patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>Neuer Patient</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Name, record number or birth date</source>
        <translation>Name, Pat.-Nr. oder Geburtsdatum</translation>
    </message>
    <message>
        <source>Search patients</source>
        <translation>Patienten suchen</translation>
    </message>
    <message>
        <source>Letters of name, record number or birth date; Up and Down choose, Enter opens</source>
        <translation>Buchstaben von Name, Pat.-Nr. oder Geburtsdatum; Auf und Ab wählen, Eingabe öffnet</translation>
    </message>
    <message>
        <source>Patients found</source>
        <translation>Gefundene Patienten</translation>
    </message>
    <message>
        <source>Up and Down choose a patient, Enter opens</source>
        <translation>Auf und Ab wählen einen Patienten, Eingabe öffnet</translation>
    </message>
    <message>
        <source>{0} shown of {1}</source>
        <translation>{0} von {1} gezeigt</translation>
    </message>
    <message>
        <source>No patients yet. Ctrl+N makes the first.</source>
        <translation>Noch keine Patienten. Strg+N legt den ersten an.</translation>
    </message>
    <message>
        <source>Nobody found. Fewer letters, or the record number? Ctrl+N makes a new patient.</source>
        <translation>Niemand gefunden. Weniger Buchstaben, oder die Pat.-Nr.? Strg+N legt einen neuen Patienten an.</translation>
    </message>
</context>
<context>
    <name>PatientListModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Record number</source>
        <translation>Pat.-Nr.</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Geboren</translation>
    </message>
    <message>
        <source>Last count</source>
        <translation>Letzter Wert</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>ohne Name</translation>
    </message>
    <message>
        <source>no count</source>
        <translation>kein Wert</translation>
    </message>
</context>
<context>
    <name>PatientWork</name>
    <message>
        <source>The ward board shows the patients of the records: unlock or set up first</source>
        <translation>Die Stationstafel zeigt die Patienten der Akten: zuerst entsperren oder einrichten</translation>
    </message>
    <message>
        <source>Saved in the records</source>
        <translation>In den Akten gespeichert</translation>
    </message>
    <message>
        <source>The records</source>
        <translation>Die Akten</translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source>People who may sign in</source>
        <translation>Wer sich anmelden darf</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>as the audit is to show it</source>
        <translation>wie ihn das Protokoll zeigen soll</translation>
    </message>
    <message>
        <source>First passphrase</source>
        <translation>Erste Passphrase</translation>
    </message>
    <message>
        <source>at least 15 characters</source>
        <translation>mindestens 15 Zeichen</translation>
    </message>
    <message>
        <source>First passphrase again</source>
        <translation>Erste Passphrase noch einmal</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Clinician: works with patients</source>
        <translation>Klinik: arbeitet mit Patienten</translation>
    </message>
    <message>
        <source>Administrator: people and keys too</source>
        <translation>Verwaltung: auch Personen und Schlüssel</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>{0} minutes</source>
        <translation>{0} Minuten</translation>
    </message>
    <message>
        <source>May sign in</source>
        <translation>Darf sich anmelden</translation>
    </message>
    <message>
        <source>Lock for everybody at the latest after</source>
        <translation>Für alle spätestens sperren nach</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Sie selbst</translation>
    </message>
    <message>
        <source>Really remove</source>
        <translation>Wirklich entfernen</translation>
    </message>
    <message>
        <source>{0} can then no longer sign in. What they entered stays, under their name.</source>
        <translation>{0} kann sich dann nicht mehr anmelden. Was diese Person eingegeben hat, bleibt unter ihrem Namen.</translation>
    </message>
</context>
<context>
    <name>PeopleForm</name>
    <message>
        <source>Signed in by the recovery key: choose who gets a new passphrase</source>
        <translation>Mit dem Notschlüssel angemeldet: Wählen Sie, wer eine neue Passphrase bekommt</translation>
    </message>
    <message>
        <source>This is not the same passphrase.</source>
        <translation>Das ist nicht dieselbe Passphrase.</translation>
    </message>
    <message>
        <source>The passphrase is changed</source>
        <translation>Die Passphrase ist geändert</translation>
    </message>
    <message>
        <source>This was not done.</source>
        <translation>Das wurde nicht getan.</translation>
    </message>
</context>
<context>
    <name>PlotHeader</name>
    <message>
        <source>Cycles</source>
        <translation>Zyklen</translation>
    </message>
    <message>
        <source>Lays the cycles of chemotherapy over each other, each from its day 1; key C in the plot</source>
        <translation>Legt die Chemotherapie-Zyklen übereinander, jeden ab seinem Tag 1; Taste C in der Kurve</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>There is no page to print.</source>
        <translation>Es gibt keine Seite zum Drucken.</translation>
    </message>
    <message>
        <source>No printer found.</source>
        <translation>Kein Drucker gefunden.</translation>
    </message>
    <message>
        <source>The printer did not accept the page. Check that it is switched on and has paper.</source>
        <translation>Der Drucker hat die Seite nicht angenommen. Prüfen Sie, ob er eingeschaltet ist und Papier hat.</translation>
    </message>
    <message>
        <source>The printer stopped after page {0}.</source>
        <translation>Der Drucker hielt nach Seite {0} an.</translation>
    </message>
    <message>
        <source>The page could not be shown.</source>
        <translation>Die Seite konnte nicht gezeigt werden.</translation>
    </message>
</context>
<context>
    <name>PuttingAway</name>
    <message>
        <source>Work kept for you waits in the list behind your name</source>
        <translation>Für Sie aufgehobene Arbeit wartet in der Liste hinter Ihrem Namen</translation>
    </message>
    <message>
        <source>The record you had open could not be opened; your typing is kept</source>
        <translation>Die Akte, die Sie offen hatten, ließ sich nicht öffnen; das Getippte ist behalten</translation>
    </message>
    <message>
        <source>Changes that were not saved could not be put back.</source>
        <translation>Nicht gespeicherte Änderungen konnten nicht zurückgeholt werden.</translation>
    </message>
    <message>
        <source>Somebody changed the record since. They can be saved as a case file, to be compared.</source>
        <translation>Jemand hat die Akte seither geändert. Sie können als Falldatei gespeichert und verglichen werden.</translation>
    </message>
    <message>
        <source>The case was not saved.</source>
        <translation>Der Fall wurde nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>QuestionSearch</name>
    <message>
        <source>Find a question</source>
        <translation>Frage suchen</translation>
    </message>
    <message>
        <source>Down chooses, Enter goes to the question, Esc leaves</source>
        <translation>Ab wählt, Eingabe geht zur Frage, Esc verlässt</translation>
    </message>
    <message>
        <source>Find a question: type a word of it</source>
        <translation>Frage suchen: ein Wort daraus tippen</translation>
    </message>
    <message>
        <source>Questions found</source>
        <translation>Gefundene Fragen</translation>
    </message>
    <message>
        <source>{0} more: type on</source>
        <translation>{0} weitere: weitertippen</translation>
    </message>
    <message>
        <source>Esc leaves. All {0} questions are searched.</source>
        <translation>Esc verlässt. Alle {0} Fragen werden durchsucht.</translation>
    </message>
    <message>
        <source>No question holds these words.</source>
        <translation>Keine Frage enthält diese Wörter.</translation>
    </message>
</context>
<context>
    <name>QuickRow</name>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Date and time are needed.</source>
        <translation>Datum und Uhrzeit fehlen.</translation>
    </message>
    <message>
        <source>The ANC is missing.</source>
        <translation>Der ANC fehlt.</translation>
    </message>
    <message>
        <source>WBC and neutrophils are both needed.</source>
        <translation>Leukozyten und Neutrophile sind beide nötig.</translation>
    </message>
</context>
<context>
    <name>QuickTable</name>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>ANC</source>
        <translation>ANC</translation>
    </message>
    <message>
        <source>WBC</source>
        <translation>Leuko</translation>
    </message>
    <message>
        <source>Neutrophils %</source>
        <translation>Neutrophile %</translation>
    </message>
    <message>
        <source>Earlier counts</source>
        <translation>Frühere Werte</translation>
    </message>
    <message>
        <source>Add 1 count</source>
        <translation>1 Wert übernehmen</translation>
    </message>
    <message>
        <source>Add {0} counts</source>
        <translation>{0} Werte übernehmen</translation>
    </message>
    <message>
        <source>WBC and %</source>
        <translation>Leuko und %</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>Werte als</translation>
    </message>
    <message>
        <source>Unit of all rows</source>
        <translation>Einheit aller Zeilen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Add counts</source>
        <translation>Werte übernehmen</translation>
    </message>
</context>
<context>
    <name>ReasonLine</name>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason for the amendment</source>
        <translation>Grund der Berichtigung</translation>
    </message>
</context>
<context>
    <name>RecordsMenu</name>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Akten</translation>
    </message>
    <message>
        <source>Opens the list for the records</source>
        <translation>Öffnet die Liste zu den Akten</translation>
    </message>
    <message>
        <source>Signed in: {0}</source>
        <translation>Angemeldet: {0}</translation>
    </message>
    <message>
        <source>Set up records on this workstation</source>
        <translation>Akten auf diesem Arbeitsplatz einrichten</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>Ward board</source>
        <translation>Stationstafel</translation>
    </message>
    <message>
        <source>Export this patient</source>
        <translation>Diesen Patienten ausgeben</translation>
    </message>
    <message>
        <source>Export every patient</source>
        <translation>Alle Patienten ausgeben</translation>
    </message>
    <message>
        <source>Import case files</source>
        <translation>Falldateien einlesen</translation>
    </message>
    <message>
        <source>Import a folder of case files</source>
        <translation>Ordner mit Falldateien einlesen</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Bring back the work kept for you</source>
        <translation>Für Sie aufgehobene Arbeit zurückholen</translation>
    </message>
    <message>
        <source>Switch person</source>
        <translation>Person wechseln</translation>
    </message>
    <message>
        <source>Change my passphrase</source>
        <translation>Meine Passphrase ändern</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>This patient was entered twice</source>
        <translation>Dieser Patient ist doppelt angelegt</translation>
    </message>
    <message>
        <source>Erase this patient</source>
        <translation>Diesen Patienten löschen</translation>
    </message>
    <message>
        <source>People who may sign in</source>
        <translation>Wer sich anmelden darf</translation>
    </message>
    <message>
        <source>New recovery key</source>
        <translation>Neuer Notschlüssel</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>The recovery key: print it now</source>
        <translation>Der Notschlüssel: jetzt drucken</translation>
    </message>
    <message>
        <source>It opens the records when passphrases are forgotten, and in an emergency. It is shown this once and kept nowhere on this workstation. Lock the page away, not beside the workstation.</source>
        <translation>Er öffnet die Akten, wenn Passphrasen vergessen wurden, und im Notfall. Er wird nur dieses eine Mal gezeigt und nirgends auf diesem Arbeitsplatz behalten. Schließen Sie die Seite weg, nicht neben dem Arbeitsplatz.</translation>
    </message>
    <message>
        <source>If every passphrase and this key are lost, nobody can open the records again: not the hospital&apos;s IT, and not the makers of this program.</source>
        <translation>Sind alle Passphrasen und dieser Schlüssel verloren, kann niemand die Akten je wieder öffnen: nicht die IT des Krankenhauses und nicht die Hersteller dieses Programms.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF speichern</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Group {0}: {1}</source>
        <translation>Gruppe {0}: {1}</translation>
    </message>
    <message>
        <source>Type group {0} from the paper, to show that it can be read</source>
        <translation>Gruppe {0} vom Papier eintippen, als Zeichen, dass es lesbar ist</translation>
    </message>
    <message>
        <source>Group {0} of the page reads otherwise. Compare it sign by sign.</source>
        <translation>Gruppe {0} der Seite lautet anders. Vergleichen Sie Zeichen für Zeichen.</translation>
    </message>
</context>
<context>
    <name>ResultBand</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Rechenweg</translation>
    </message>
    <message>
        <source>Shows formula, source and version of the result</source>
        <translation>Zeigt Formel, Quelle und Version des Ergebnisses</translation>
    </message>
</context>
<context>
    <name>ReviewBox</name>
    <message>
        <source>Medication list</source>
        <translation>Medikationsliste</translation>
    </message>
    <message>
        <source>Medication review first</source>
        <translation>Zuerst Medikation prüfen</translation>
    </message>
</context>
<context>
    <name>ReviewCounts</name>
    <message>
        <source>Collected</source>
        <translation>Entnahme</translation>
    </message>
    <message>
        <source>ANC</source>
        <translation>ANC</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>What it rests on, what is open</source>
        <translation>Worauf es beruht, was offen ist</translation>
    </message>
</context>
<context>
    <name>ReviewFoot</name>
    <message>
        <source>Open in the entry</source>
        <translation>In der Eingabe öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>The open count already holds {0}.</source>
        <translation>Das offene Blutbild enthält schon {0}.</translation>
    </message>
    <message>
        <source>Taking over replaces it; Ctrl+Z brings it back.</source>
        <translation>Übernehmen ersetzt es; Strg+Z holt es zurück.</translation>
    </message>
    <message>
        <source>{0} is replaced, the rest stays; Ctrl+Z brings it back.</source>
        <translation>{0} wird ersetzt, der Rest bleibt; Strg+Z holt es zurück.</translation>
    </message>
    <message>
        <source>It stays beside what was pasted.</source>
        <translation>Es bleibt neben dem Eingefügten.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Add to it</source>
        <translation>Ergänzen</translation>
    </message>
    <message>
        <source>What stands in the open count</source>
        <translation>Was im offenen Blutbild steht</translation>
    </message>
</context>
<context>
    <name>ReviewGrid</name>
    <message>
        <source>Pasted results</source>
        <translation>Eingefügte Ergebnisse</translation>
    </message>
    <message>
        <source>Bands not reported</source>
        <translation>Stabkernige: keine Angabe</translation>
    </message>
    <message>
        <source>Differential</source>
        <translation>Differenzialblutbild</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Genommen</translation>
    </message>
    <message>
        <source>Taken, note</source>
        <translation>Genommen, Notiz</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>1 value understood</source>
        <translation>1 Wert verstanden</translation>
    </message>
    <message>
        <source>{0} values understood</source>
        <translation>{0} Werte verstanden</translation>
    </message>
    <message>
        <source>{0} left out</source>
        <translation>{0} ausgelassen</translation>
    </message>
    <message>
        <source>1 question</source>
        <translation>1 Frage</translation>
    </message>
    <message>
        <source>{0} questions</source>
        <translation>{0} Fragen</translation>
    </message>
    <message>
        <source>{0} to check</source>
        <translation>{0} zu prüfen</translation>
    </message>
    <message>
        <source>no collection time</source>
        <translation>keine Entnahmezeit</translation>
    </message>
    <message>
        <source>{0}, provisional</source>
        <translation>{0}, vorläufig</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>Übernommen</translation>
    </message>
    <message>
        <source>In the course</source>
        <translation>Im Verlauf</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>1 to check</source>
        <translation>1 zu prüfen</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>No ANC</source>
        <translation>Kein ANC</translation>
    </message>
    <message>
        <source>No time</source>
        <translation>Keine Zeit</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>This very count is in the course already.</source>
        <translation>Genau dieser Wert ist schon im Verlauf.</translation>
    </message>
    <message>
        <source>Gives no neutrophil count.</source>
        <translation>Ergibt keine Neutrophilenzahl.</translation>
    </message>
    <message>
        <source>A collection time is needed to add it to the course.</source>
        <translation>Für den Verlauf ist eine Entnahmezeit nötig.</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>Show what was pasted</source>
        <translation>Eingefügtes zeigen</translation>
    </message>
    <message>
        <source>What was pasted</source>
        <translation>Was eingefügt wurde</translation>
    </message>
    <message>
        <source>Changes are read at once</source>
        <translation>Änderungen werden sofort gelesen</translation>
    </message>
    <message>
        <source>Paste or type results here</source>
        <translation>Ergebnisse hier einfügen oder tippen</translation>
    </message>
    <message>
        <source>Hide what was pasted</source>
        <translation>Eingefügtes verbergen</translation>
    </message>
</context>
<context>
    <name>ReviewRows</name>
    <message>
        <source>Take</source>
        <translation>Nehmen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Geht nach</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Answered: {0}</source>
        <translation>Beantwortet: {0}</translation>
    </message>
    <message>
        <source>Left out by you.</source>
        <translation>Von Ihnen ausgelassen.</translation>
    </message>
    <message>
        <source>This count is in the course already.</source>
        <translation>Dieser Wert ist schon im Verlauf.</translation>
    </message>
</context>
<context>
    <name>ReviewSheet</name>
    <message>
        <source>Pasted values</source>
        <translation>Eingefügte Werte</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Enter opens a count in the entry, Space leaves it out or puts it back</source>
        <translation>Eingabe öffnet einen Wert in der Eingabe, Leertaste lässt ihn aus oder nimmt ihn wieder auf</translation>
    </message>
    <message>
        <source>Add 1 count to the course</source>
        <translation>1 Wert in den Verlauf</translation>
    </message>
    <message>
        <source>Add {0} counts to the course</source>
        <translation>{0} Werte in den Verlauf</translation>
    </message>
    <message>
        <source>Add to the course</source>
        <translation>In den Verlauf</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>1 count is not taken over.</source>
        <translation>1 Wert ist nicht übernommen.</translation>
    </message>
    <message>
        <source>{0} counts are not taken over.</source>
        <translation>{0} Werte sind nicht übernommen.</translation>
    </message>
    <message>
        <source>Line {0}: {1}</source>
        <translation>Zeile {0}: {1}</translation>
    </message>
    <message>
        <source>Lines {0} to {1}: {2}</source>
        <translation>Zeilen {0} bis {1}: {2}</translation>
    </message>
    <message>
        <source>Nothing in this text was understood as a blood count.</source>
        <translation>Nichts in diesem Text wurde als Blutbild verstanden.</translation>
    </message>
    <message>
        <source>There is no text on the clipboard. Paste or type results below.</source>
        <translation>In der Zwischenablage ist kein Text. Fügen Sie Ergebnisse unten ein oder tippen Sie sie.</translation>
    </message>
    <message>
        <source>Space leaves a value out or puts it back</source>
        <translation>Leertaste lässt einen Wert aus oder nimmt ihn wieder auf</translation>
    </message>
    <message>
        <source>Answer the question above first.</source>
        <translation>Beantworten Sie zuerst die Frage oben.</translation>
    </message>
    <message>
        <source>To open one in the entry, first add or clear (F2) what stands there.</source>
        <translation>Um einen in der Eingabe zu öffnen, übernehmen oder leeren (F2) Sie zuerst, was dort steht.</translation>
    </message>
    <message>
        <source>Space leaves a row out or puts it back.</source>
        <translation>Leertaste lässt eine Zeile aus oder nimmt sie wieder auf.</translation>
    </message>
</context>
<context>
    <name>ScoreDialog</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Copy result</source>
        <translation>Ergebnis kopieren</translation>
    </message>
    <message>
        <source>Clear answers</source>
        <translation>Antworten löschen</translation>
    </message>
    <message>
        <source>Puts the result on the clipboard, for the notes</source>
        <translation>Legt das Ergebnis in die Zwischenablage, für die Akte</translation>
    </message>
    <message>
        <source>Takes your answers back; what the case gives stays</source>
        <translation>Nimmt Ihre Antworten zurück; was der Fall angibt, bleibt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Hide what is typed</source>
        <translation>Getipptes verbergen</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Getipptes zeigen</translation>
    </message>
</context>
<context>
    <name>SegmentedSwitch</name>
    <message>
        <source>Left and Right move, Space chooses</source>
        <translation>Links und Rechts bewegen, Leertaste wählt</translation>
    </message>
</context>
<context>
    <name>SetUpDialog</name>
    <message>
        <source>Set up records on this workstation</source>
        <translation>Akten auf diesem Arbeitsplatz einrichten</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Another folder of this workstation</source>
        <translation>Ein anderer Ordner dieses Arbeitsplatzes</translation>
    </message>
    <message>
        <source>Folder on this workstation</source>
        <translation>Ordner auf diesem Arbeitsplatz</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>as the audit is to show it</source>
        <translation>wie ihn das Protokoll zeigen soll</translation>
    </message>
    <message>
        <source>four words that have nothing to do with each other</source>
        <translation>vier Wörter, die nichts miteinander zu tun haben</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>Passphrase noch einmal</translation>
    </message>
    <message>
        <source>The records keep this ward&apos;s patients encrypted on this workstation. Each person signs in with a passphrase of their own; you are the first, and may add others. Quick counts go on without it.</source>
        <translation>Die Akten bewahren die Patienten dieser Station verschlüsselt auf diesem Arbeitsplatz. Jede Person meldet sich mit einer eigenen Passphrase an; Sie sind die erste und können andere hinzufügen. Einzelne Werte ohne Patient gehen weiterhin ohne Anmeldung.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Setting up ...</source>
        <translation>Wird eingerichtet ...</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Notschlüssel</translation>
    </message>
    <message>
        <source>Type the group first: the key is never shown again.</source>
        <translation>Tippen Sie zuerst die Gruppe: Der Schlüssel wird nie wieder gezeigt.</translation>
    </message>
</context>
<context>
    <name>SettingUp</name>
    <message>
        <source>This is not the same passphrase.</source>
        <translation>Das ist nicht dieselbe Passphrase.</translation>
    </message>
    <message>
        <source>Give the whole path of a folder on this workstation.</source>
        <translation>Geben Sie den ganzen Pfad eines Ordners auf diesem Arbeitsplatz an.</translation>
    </message>
    <message>
        <source>There are records in this folder already. To use them, name it as store in ward.toml.</source>
        <translation>In diesem Ordner sind schon Akten. Um sie zu nutzen, nennen Sie ihn als store in ward.toml.</translation>
    </message>
    <message>
        <source>No recovery key was kept: make a new one in the list behind your name</source>
        <translation>Kein Notschlüssel wurde behalten: Erstellen Sie einen neuen in der Liste hinter Ihrem Namen</translation>
    </message>
    <message>
        <source>No printer found. Save the page as PDF, or write the key down by hand.</source>
        <translation>Kein Drucker gefunden. Speichern Sie die Seite als PDF oder schreiben Sie den Schlüssel von Hand ab.</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>An den Drucker gesendet.</translation>
    </message>
    <message>
        <source>Saved as {0}. Move it off this workstation: whoever has it opens the records.</source>
        <translation>Gespeichert als {0}. Bringen Sie es weg von diesem Arbeitsplatz: Wer es hat, öffnet die Akten.</translation>
    </message>
    <message>
        <source>Recovery key of the ward&apos;s records</source>
        <translation>Notschlüssel der Akten der Station</translation>
    </message>
    <message>
        <source>Records in {0}</source>
        <translation>Akten in {0}</translation>
    </message>
    <message>
        <source>Printed {0}</source>
        <translation>Gedruckt {0}</translation>
    </message>
    <message>
        <source>It opens the records when passphrases are forgotten, and in an emergency: Unlock, then Use the recovery key. Its use is noted in the audit.</source>
        <translation>Er öffnet die Akten, wenn Passphrasen vergessen wurden, und im Notfall: Entsperren, dann Notschlüssel verwenden. Seine Verwendung steht im Protokoll.</translation>
    </message>
    <message>
        <source>If every passphrase and this page are lost, nobody can open the records again: not the hospital&apos;s IT, and not the makers of the program.</source>
        <translation>Sind alle Passphrasen und diese Seite verloren, kann niemand die Akten je wieder öffnen: nicht die IT des Krankenhauses und nicht die Hersteller des Programms.</translation>
    </message>
    <message>
        <source>Keep it locked away from the workstation. A newer page replaces this one.</source>
        <translation>Bewahren Sie sie verschlossen und fern vom Arbeitsplatz auf. Eine neuere Seite ersetzt diese.</translation>
    </message>
    <message>
        <source>Kept where</source>
        <translation>Aufbewahrt wo</translation>
    </message>
    <message>
        <source>Date and name</source>
        <translation>Datum und Name</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>Draft kept, not saved</source>
        <translation>Entwurf behalten, nicht gespeichert</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Saved in the records</source>
        <translation>In den Akten gespeichert</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>Gespeichert als {0}</translation>
    </message>
    <message>
        <source>{0} left out: {1}</source>
        <translation>{0} ausgelassen: {1}</translation>
    </message>
    <message>
        <source>F12 names every fault. Count and course work as ever.</source>
        <translation>F12 nennt jeden Fehler. Wert und Verlauf arbeiten wie immer.</translation>
    </message>
    <message>
        <source>The cause list could not be read: see Causes</source>
        <translation>Die Ursachenliste konnte nicht gelesen werden: siehe Ursachen</translation>
    </message>
</context>
<context>
    <name>ShownCycles</name>
    <message>
        <source>Cycles need two days of chemotherapy on the time line (F7)</source>
        <translation>Zyklen brauchen zwei Chemotherapie-Tage auf der Zeitleiste (F7)</translation>
    </message>
</context>
<context>
    <name>ShownLines</name>
    <message>
        <source>No white count, platelets or haemoglobin with a time is recorded</source>
        <translation>Keine Leukozyten, Thrombozyten oder Hämoglobin mit Zeit erfasst</translation>
    </message>
</context>
<context>
    <name>ShownStanding</name>
    <message>
        <source>{0}: read only</source>
        <translation>{0}: nur lesen</translation>
    </message>
    <message>
        <source>Signed in: {0}</source>
        <translation>Angemeldet: {0}</translation>
    </message>
    <message>
        <source>A newer version made these records: read only, nothing can be saved</source>
        <translation>Eine neuere Version hat diese Akten erstellt: nur lesen, nichts kann gespeichert werden</translation>
    </message>
    <message>
        <source>Copy of {0}: read only, nothing can be saved</source>
        <translation>Kopie von {0}: nur lesen, nichts kann gespeichert werden</translation>
    </message>
</context>
<context>
    <name>SignInPanel</name>
    <message>
        <source>Records locked</source>
        <translation>Akten gesperrt</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Notschlüssel</translation>
    </message>
    <message>
        <source>8 groups of 4, from the printed page</source>
        <translation>8 Gruppen zu 4, von der gedruckten Seite</translation>
    </message>
    <message>
        <source>For emergencies: whoever comes in this way may do everything; the audit notes it.</source>
        <translation>Für Notfälle: Wer so hereinkommt, darf alles; das Protokoll vermerkt es.</translation>
    </message>
    <message>
        <source>Quick count without the records</source>
        <translation>Schnellmodus ohne die Akten</translation>
    </message>
    <message>
        <source>Use a passphrase</source>
        <translation>Passphrase verwenden</translation>
    </message>
    <message>
        <source>Use the recovery key</source>
        <translation>Notschlüssel verwenden</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Checking the passphrase ...</source>
        <translation>Passphrase wird geprüft ...</translation>
    </message>
    <message>
        <source>Wait {0} s before the next try</source>
        <translation>{0} s bis zum nächsten Versuch warten</translation>
    </message>
</context>
<context>
    <name>SigningIn</name>
    <message>
        <source>There are no records in {0}</source>
        <translation>In {0} gibt es keine Akten</translation>
    </message>
    <message>
        <source>There are no records on this workstation; the bar&apos;s list sets them up</source>
        <translation>Auf diesem Arbeitsplatz gibt es keine Akten; die Liste der Leiste richtet sie ein</translation>
    </message>
    <message>
        <source>What is typed is not kept: {0}</source>
        <translation>Getipptes wird nicht behalten: {0}</translation>
    </message>
    <message>
        <source>Work kept for you cannot be read by this version of the program</source>
        <translation>Diese Version des Programms kann die für Sie aufgehobene Arbeit nicht lesen</translation>
    </message>
    <message>
        <source>The audit of the records</source>
        <translation>Das Protokoll der Akten</translation>
    </message>
</context>
<context>
    <name>SleepDelay</name>
    <message>
        <source>Locks the records of the ward</source>
        <translation>Sperrt die Akten der Station</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Worked out {0}. The answer can be overruled among the questions.</source>
        <translation>Ermittelt {0}. Die Antwort kann bei den Fragen überstimmt werden.</translation>
    </message>
    <message>
        <source>No source has been read for this yet.</source>
        <translation>Dafür wurde noch keine Quelle gelesen.</translation>
    </message>
</context>
<context>
    <name>SourceRow</name>
    <message>
        <source>Enter shows the source</source>
        <translation>Eingabe zeigt die Quelle</translation>
    </message>
</context>
<context>
    <name>StatementColumn</name>
    <message>
        <source>What the course says</source>
        <translation>Was der Verlauf sagt</translation>
    </message>
    <message>
        <source>Up and Down scroll</source>
        <translation>Auf und Ab blättern</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Opens this case file</source>
        <translation>Öffnet diese Falldatei</translation>
    </message>
    <message>
        <source>Look at a sample</source>
        <translation>Ein Beispiel ansehen</translation>
    </message>
    <message>
        <source>Opens this sample case</source>
        <translation>Öffnet diesen Beispielfall</translation>
    </message>
    <message>
        <source>Opens a list of counts at which an episode may end</source>
        <translation>Öffnet eine Liste von Werten, bei denen eine Episode enden kann</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Grading scheme</source>
        <translation>Einstufungsschema</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Knowledge; Ctrl+B shows all of it</source>
        <translation>Wissen; Strg+B zeigt alles</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Last command</source>
        <translation>Letzter Befehl</translation>
    </message>
    <message>
        <source>Saved or not</source>
        <translation>Gespeichert oder nicht</translation>
    </message>
    <message>
        <source>Keys and help F1</source>
        <translation>Tasten und Hilfe F1</translation>
    </message>
    <message>
        <source>Keys, what the number means, limits, where the settings lie</source>
        <translation>Tasten, was die Zahl bedeutet, Grenzen, wo die Einstellungen liegen</translation>
    </message>
    <message>
        <source>Language: {0}</source>
        <translation>Sprache: {0}</translation>
    </message>
    <message>
        <source>Language of window, page and clipboard</source>
        <translation>Sprache von Fenster, Seite und Zwischenablage</translation>
    </message>
</context>
<context>
    <name>StepChoice</name>
    <message>
        <source>Step of the guide</source>
        <translation>Schritt des Leitfadens</translation>
    </message>
    <message>
        <source>Which step&apos;s questions are shown</source>
        <translation>Welcher Schritt gezeigt wird</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Steps of the guide</source>
        <translation>Schritte des Leitfadens</translation>
    </message>
    <message>
        <source>Up and Down choose a step, S skips it, Right goes to its questions</source>
        <translation>Auf und Ab wählen einen Schritt, S überspringt ihn, Rechts geht zu seinen Fragen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>{0}, answered {1}, not asked {2}</source>
        <translation>{0}, beantwortet {1}, nicht gefragt {2}</translation>
    </message>
</context>
<context>
    <name>SummaryPane</name>
    <message>
        <source>Clinician</source>
        <translation>Klinik</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Reader of the page</source>
        <translation>Für wen die Seite ist</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>Druckfarbe</translation>
    </message>
    <message>
        <source>Name sensitive tests</source>
        <translation>Heikle Tests nennen</translation>
    </message>
    <message>
        <source>Such as an HIV test, on the page for the patient</source>
        <translation>Etwa ein HIV-Test, auf der Seite für den Patienten</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Plain text, printed on the page for the clinician</source>
        <translation>Einfacher Text, gedruckt auf der Seite für die Klinik</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>PDF speichern</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Notes, printed on the page</source>
        <translation>Notizen, auf der Seite gedruckt</translation>
    </message>
    <message>
        <source>Page back</source>
        <translation>Seite zurück</translation>
    </message>
    <message>
        <source>Page on</source>
        <translation>Seite vor</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Page Up</source>
        <translation>Bild auf</translation>
    </message>
    <message>
        <source>Page Down</source>
        <translation>Bild ab</translation>
    </message>
    <message>
        <source>In the page: {0}</source>
        <translation>In der Seite: {0}</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Seitenbreite</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Size of the preview</source>
        <translation>Größe der Vorschau</translation>
    </message>
    <message>
        <source>Updating</source>
        <translation>Wird erneuert</translation>
    </message>
    <message>
        <source>Making the page</source>
        <translation>Seite wird erstellt</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Seite {0} von {1}</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
</context>
<context>
    <name>TabRow</name>
    <message>
        <source>Course</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>Ursachen</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Bereiche</translation>
    </message>
</context>
<context>
    <name>UnitBox</name>
    <message>
        <source>A letter chooses, Alt+Down opens the list</source>
        <translation>Ein Buchstabe wählt, Alt+Ab öffnet die Liste</translation>
    </message>
</context>
<context>
    <name>UnreadablePanel</name>
    <message>
        <source>The record file could not be read. Nothing was changed.</source>
        <translation>Die Aktendatei konnte nicht gelesen werden. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is no copy that can be read.</source>
        <translation>Es gibt keine lesbare Kopie.</translation>
    </message>
    <message>
        <source>Last good copy {0}.</source>
        <translation>Letzte gute Kopie {0}.</translation>
    </message>
    <message>
        <source>Tell the hospital&apos;s IT before anything is restored: the file as it stands is kept.</source>
        <translation>Sagen Sie der IT des Krankenhauses Bescheid, bevor etwas zurückgeholt wird: Die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Open copy read-only</source>
        <translation>Kopie nur zum Lesen öffnen</translation>
    </message>
    <message>
        <source>Quick mode</source>
        <translation>Schnellmodus</translation>
    </message>
</context>
<context>
    <name>Upkeep</name>
    <message>
        <source>Erased. Backups that may hold the patient: {0}. Replace them under Backups</source>
        <translation>Gelöscht. Noch möglich in Sicherungen: {0}. Unter „Sicherungen“ ersetzen</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Gelöscht</translation>
    </message>
</context>
<context>
    <name>VoidForm</name>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason for voiding</source>
        <translation>Grund der Stornierung</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Stornieren</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
    <message>
        <source>why it is voided</source>
        <translation>warum</translation>
    </message>
    <message>
        <source>A reason is needed</source>
        <translation>Ein Grund ist nötig</translation>
    </message>
</context>
<context>
    <name>WardBoard</name>
    <message>
        <source>Ward board</source>
        <translation>Stationstafel</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Warning line</source>
        <translation>Warnzeile</translation>
    </message>
    <message>
        <source>Below 0.5</source>
        <translation>Unter 0.5</translation>
    </message>
    <message>
        <source>Falling</source>
        <translation>Fallend</translation>
    </message>
    <message>
        <source>Fever or unwell</source>
        <translation>Fieber oder Unwohlsein</translation>
    </message>
    <message>
        <source>Sample over 24 h</source>
        <translation>Probe über 24 h</translation>
    </message>
    <message>
        <source>Name or record number</source>
        <translation>Name oder Pat.-Nr.</translation>
    </message>
    <message>
        <source>Search the board by name or record number</source>
        <translation>Tafel nach Name oder Pat.-Nr. durchsuchen</translation>
    </message>
    <message>
        <source>{0} with a sample over {1} d old: show</source>
        <translation>{0} mit Probe über {1} d alt: zeigen</translation>
    </message>
    <message>
        <source>Leave out samples over {0} d old</source>
        <translation>Proben über {0} d auslassen</translation>
    </message>
    <message>
        <source>1 patient</source>
        <translation>1 Patient</translation>
    </message>
    <message>
        <source>{0} patients</source>
        <translation>{0} Patienten</translation>
    </message>
    <message>
        <source>low latest count, first concern first</source>
        <translation>niedriger letzter Wert, das Dringlichste zuerst</translation>
    </message>
    <message>
        <source>Nobody here: choose All or type other letters.</source>
        <translation>Niemand hier: Wählen Sie „Alle“ oder tippen Sie andere Buchstaben.</translation>
    </message>
    <message>
        <source>No patient has a low latest count on record. Counts that were not saved, and patients without a count, are not on this board.</source>
        <translation>Kein Patient hat in den Akten einen niedrigen letzten Wert. Nicht gespeicherte Werte und Patienten ohne Wert stehen nicht auf dieser Tafel.</translation>
    </message>
</context>
<context>
    <name>WardTextsButton</name>
    <message>
        <source>Copy a text of the ward</source>
        <translation>Text der Station kopieren</translation>
    </message>
    <message>
        <source>Opens the list of the ward&apos;s own short texts</source>
        <translation>Öffnet die Liste der kurzen Texte der Station</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Amended; Ctrl+Z takes it back</source>
        <translation>Berichtigt; Strg+Z nimmt es zurück</translation>
    </message>
    <message>
        <source>Added to the course</source>
        <translation>In den Verlauf übernommen</translation>
    </message>
    <message>
        <source>Entry cleared; Ctrl+Z brings it back</source>
        <translation>Eingabe geleert; Strg+Z holt sie zurück</translation>
    </message>
    <message>
        <source>Taken over; Ctrl+Z brings back what stood here before</source>
        <translation>Übernommen; Strg+Z holt zurück, was vorher hier stand</translation>
    </message>
    <message>
        <source>That event is not there any more; nothing was changed</source>
        <translation>Dieses Ereignis gibt es nicht mehr; nichts wurde geändert</translation>
    </message>
    <message>
        <source>A count is typed: add it, or clear it with F2, then amend</source>
        <translation>Ein Wert ist eingetippt: übernehmen Sie ihn oder leeren Sie ihn mit F2, dann berichtigen</translation>
    </message>
    <message>
        <source>This count is being amended: save that or leave it first</source>
        <translation>Dieser Wert wird gerade berichtigt: Speichern oder verlassen Sie das zuerst</translation>
    </message>
    <message>
        <source>Voided; Ctrl+Z brings it back</source>
        <translation>Storniert; Strg+Z holt es zurück</translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation>Rückgängig: {0}</translation>
    </message>
    <message>
        <source>Done again: {0}</source>
        <translation>Wiederholt: {0}</translation>
    </message>
</context>
<context>
    <name>WorkingPanel</name>
    <message>
        <source>Working</source>
        <translation>Rechenweg</translation>
    </message>
    <message>
        <source>Working, sources and versions</source>
        <translation>Rechenweg, Quellen und Versionen</translation>
    </message>
    <message>
        <source>Arrow keys scroll, Esc closes</source>
        <translation>Pfeiltasten blättern, Esc schließt</translation>
    </message>
</context>
<context>
    <name>_Tab</name>
    <message>
        <source>Opens the pane; key {0}</source>
        <translation>Öffnet den Bereich; Taste {0}</translation>
    </message>
</context>
</TS>
